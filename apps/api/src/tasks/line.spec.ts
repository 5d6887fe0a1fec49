import { setTimeout as pause } from 'node:timers/promises';
import { Line } from './line.js';

async function pass<T>(line: Line, work: () => Promise<T>): Promise<T> {
  const leave = await line.enter();
  try {
    return await work();
  } finally {
    leave();
  }
}

describe('the line for the next task', () => {
  it('lets as many in at once as there is room for, the others in their order, and everybody once', async () => {
    const line = new Line(3);
    let inside = 0;
    let most = 0;
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        pass(line, async () => {
          most = Math.max(most, (inside += 1));
          order.push(i);
          await pause(1);
          inside -= 1;
        }),
      ),
    );
    expect([most, inside, order]).toEqual([3, 0, Array.from({ length: 20 }, (_, i) => i)]);
  });

  it('gives a place on also after a failure, and hands the failure out', async () => {
    const line = new Line(1);
    const failed = pass(line, () => Promise.reject(new Error('no')));
    const next = pass(line, () => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
    expect(await pass(line, () => Promise.resolve('again'))).toBe('again');
  });

  it('sends away who waits too long, and forgets him', async () => {
    const line = new Line(1, 20);
    let leave: () => void = () => undefined;
    const long = pass(line, () => new Promise<void>((done) => (leave = done)));
    await expect(pass(line, () => Promise.resolve('in'))).rejects.toMatchObject({ code: 'too-many-requests' });
    leave();
    await long;
    expect(await pass(line, () => Promise.resolve('in'))).toBe('in');
  });
});
