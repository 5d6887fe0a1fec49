import { setTimeout as pause } from 'node:timers/promises';
import { FairLine } from './fair-line.js';

const ROOM = { most: 4, each: 2, waiting: 100, waitingEach: 50, patience: 1_000 };

/** Lets somebody through who stays for a while, and tells when he was inside. */
async function pass(line: FairLine, key: string, { stays = 5, narrow = false, order = [] as string[] } = {}): Promise<void> {
  const leave = await line.enter(key, narrow);
  order.push(key);
  await pause(stays);
  leave();
}

describe('the fair line', () => {
  it('lets another in at once, however many one has sent', async () => {
    const line = new FairLine(ROOM);
    const order: string[] = [];
    const loud = Array.from({ length: 40 }, () => pass(line, 'loud', { order }));
    await Promise.all([...loud, pass(line, 'quiet', { order })]);
    expect(order.indexOf('quiet')).toBeLessThanOrEqual(2);
    expect(order).toHaveLength(41);
  });

  it('has of one caller at most so many inside, and one at a time where he is loud', async () => {
    const most = async (narrow: boolean) => {
      const line = new FairLine(ROOM);
      let [inside, seen] = [0, 0];
      await Promise.all(
        Array.from({ length: 10 }, async () => {
          const leave = await line.enter('a', narrow);
          seen = Math.max(seen, (inside += 1));
          await pause(1);
          inside -= 1;
          leave();
        }),
      );
      return seen;
    };
    expect([await most(false), await most(true)]).toEqual([2, 1]);
  });

  it('takes callers by turns where all places are taken', async () => {
    const line = new FairLine({ ...ROOM, most: 1 });
    const order: string[] = [];
    await Promise.all(['a', 'a', 'a', 'b', 'b', 'c'].map((key) => pass(line, key, { order, stays: 1 })));
    expect(order).toEqual(['a', 'b', 'c', 'a', 'b', 'a']);
  });

  it('refuses who sends more than may wait, and everybody where all who may wait are waiting', async () => {
    const line = new FairLine({ ...ROOM, most: 1, waiting: 3, waitingEach: 2 });
    const through = [pass(line, 'a'), pass(line, 'a'), pass(line, 'a'), pass(line, 'b')];
    await expect(line.enter('a')).rejects.toMatchObject({ code: 'too-many-requests' });
    await expect(line.enter('c')).rejects.toMatchObject({ code: 'busy' });
    await Promise.all(through);
    await pass(line, 'c');
  });

  it('sends away who waits too long: behind his own calls as too many, behind others as busy; and gives his place to nobody twice', async () => {
    const line = new FairLine({ ...ROOM, most: 1, patience: 20 });
    const leave = await line.enter('a');
    await Promise.all([
      expect(line.enter('a')).rejects.toMatchObject({ code: 'too-many-requests' }),
      expect(line.enter('b')).rejects.toMatchObject({ code: 'busy' }),
    ]);
    leave();
    leave();
    const order: string[] = [];
    await Promise.all([pass(line, 'a', { order }), pass(line, 'b', { order })]);
    expect(order).toEqual(['a', 'b']);
  });
});
