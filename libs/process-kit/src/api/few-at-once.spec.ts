import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { FewAtOnce } from './few-at-once.js';

describe('few at once', () => {
  it('runs never more of one key than it may, all of them in the end, and others beside them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.record({ key: fc.constantFrom('a', 'b'), fails: fc.boolean() }), { maxLength: 20 }),
        async (most, pieces) => {
          const few = new FewAtOnce(most);
          const now = new Map<string, number>();
          let highest = 0;
          const work = async ({ key, fails }: { key: string; fails: boolean }) => {
            now.set(key, (now.get(key) ?? 0) + 1);
            highest = Math.max(highest, now.get(key)!);
            await pause(1);
            now.set(key, now.get(key)! - 1);
            if (fails) throw new Error('no');
            return key;
          };
          const results = await Promise.allSettled(pieces.map((piece) => few.run(piece.key, () => work(piece))));
          expect(results.map(({ status }) => status)).toEqual(pieces.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')));
          const busiest = Math.max(0, ...['a', 'b'].map((key) => pieces.filter((piece) => piece.key === key).length));
          expect(highest).toBe(Math.min(most, busiest));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('lets them in one after the other in the order in which they came, and forgets a key when it is done', async () => {
    const few = new FewAtOnce(1);
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((n) => few.run('key', async () => void (await pause(4 - n), order.push(n)))));
    expect(order).toEqual([1, 2, 3]);
    expect(few).toMatchObject({ busy: new Map(), waiting: new Map() });
  });
});
