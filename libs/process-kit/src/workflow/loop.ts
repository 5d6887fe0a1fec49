import { kit } from './kit.js';
import { here, inBranch, nextPlace } from './place.js';

/** What a turn comes to: another turn with this state, or the end. */
export type Turn<State, Result> = { again: State } | { done: Result };

export const again = <State>(state: State): { again: State } => ({ again: state });
export const done = <Result>(result: Result): { done: Result } => ({ done: result });

/**
 * Turns that go on for long (redial, reminders, watching a payment): the only thing that continues as new, at the head of a turn, once the
 * run's history has grown to about 64 events. It is the first word of its story, for a new run begins the story anew; `state` is plain data,
 * and all that a turn hands to the next. While something is to be undone the run stays as it is.
 */
export async function loop<State, Result>(turn: (state: State, number: number) => Promise<Turn<State, Result>>, initial: State): Promise<Result> {
  const place = nextPlace();
  if (place !== '1') throw new Error('A loop is the first word of its story: put what comes before it into the process that starts this one.');
  const { carried } = kit().start;
  let [number, state] = carried ? [carried.turn, carried.state as State] : [1, initial];
  for (;;) {
    await kit().continueIfLong({ turn: number, state });
    const next = await inBranch(`${place}.t${number}`, here().time, () => turn(state, number));
    if ('done' in next) return next.done;
    state = next.again;
    number += 1;
  }
}
