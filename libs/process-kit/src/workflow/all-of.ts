import { here, inBranch, nextPlace } from './place.js';

/**
 * Runs branches of the story side by side and waits until each has ended; the story's time is then the latest of theirs. Where branches
 * fail, the others are still awaited, so that nothing is left open behind the story's back; then the first failure by order is thrown.
 */
export async function allOf<const Branches extends readonly (() => Promise<unknown>)[]>(
  ...branches: Branches
): Promise<{ -readonly [I in keyof Branches]: Awaited<ReturnType<Branches[I]>> }> {
  const place = nextPlace();
  const from = here().time;
  const ends = await Promise.allSettled(branches.map((branch, i) => inBranch(`${place}.b${i + 1}`, from, branch)));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return ends.map((end) => (end as PromiseFulfilledResult<unknown>).value) as never;
}
