import fc from 'fast-check';
import { HOLDER_KINDS, holderOf, waitingOn, type LiveInstance, type OpenHope } from './holder.rule.js';

const instant = fc.integer({ min: 0, max: 50 });
const hope = (instance: fc.Arbitrary<string>) =>
  fc.record({ instance, kind: fc.constantFrom(...HOLDER_KINDS), since: instant, until: fc.option(instant, { nil: null }) });
const hopes = fc.array(hope(fc.constantFrom('a', 'b', 'c')), { maxLength: 12 });
const rank = ({ kind }: OpenHope) => HOLDER_KINDS.indexOf(kind);

/** A tree of running instances, each with a parent before it or none, and hopes of any of them. */
const tree = fc
  .array(fc.integer({ min: -1, max: 8 }), { minLength: 1, maxLength: 9 })
  .map((parents): LiveInstance[] => parents.map((parent, i) => ({ id: String(i), parent: parent >= 0 && parent < i ? String(parent) : null })))
  .chain((instances) => fc.tuple(fc.constant(instances), fc.array(hope(fc.constantFrom(...instances.map(({ id }) => id))), { maxLength: 15 })));

describe('who holds a matter', () => {
  it('is one of those it waits for, and nobody where it waits for nothing', () => {
    fc.assert(fc.property(hopes, (all) => (all.length === 0 ? holderOf(all) === null : all.includes(holderOf(all)!))));
  });

  it('is a person before a group, a client, a supplier, a timer and the system; of two alike the one whose time ends first', () => {
    fc.assert(
      fc.property(hopes, (all) => {
        const first = holderOf(all);
        for (const other of all) expect(rank(first!)).toBeLessThanOrEqual(rank(other));
        for (const other of all.filter((one) => rank(one) === rank(first!))) expect(first!.until ?? Infinity).toBeLessThanOrEqual(other.until ?? Infinity);
      }),
    );
  });

  it('does not depend on the order in which the waits are read', () => {
    const plain = (one: OpenHope | null) => one && [one.kind, one.until, one.since];
    fc.assert(fc.property(hopes, (all) => expect(plain(holderOf(all.toReversed()))).toEqual(plain(holderOf(all)))));
  });

  it('never becomes worse by one more thing hoped for', () => {
    fc.assert(fc.property(hopes, hope(fc.constant('a')), (all, more) => all.length === 0 || rank(holderOf([...all, more])!) <= rank(holderOf(all)!)));
  });

  it('is found at the end of the way from any instance through the children it waits on', () => {
    fc.assert(
      fc.property(tree, ([instances, all]) => {
        const answers = waitingOn(instances, all);
        for (const { id } of instances) {
          let [at, answer] = [id, answers.get(id)!];
          while (answer.child !== null) {
            expect(instances.find((one) => one.id === answer.child)!.parent).toBe(at);
            expect(answers.get(answer.child)!.hope).toBe(answer.hope);
            [at, answer] = [answer.child, answers.get(answer.child)!];
          }
          expect(instances.some(({ parent }) => parent === at)).toBe(false); // the leaf wins
          expect(answer.hope?.instance ?? at).toBe(at);
        }
      }),
    );
  });

  it('survives rows that name each other as parents', () => {
    const circle = [
      { id: '1', parent: '2' },
      { id: '2', parent: '1' },
    ];
    expect(waitingOn(circle, []).size).toBe(2);
  });
});
