import { isCancellation } from '@temporalio/workflow';
import { kit } from './kit.js';
import { here, inBranch, nextPlace } from './place.js';
import { carryOutUndo } from './undo.js';
import { Withdrawn } from './withdrawn.js';

type Parts = Readonly<Record<string, () => Promise<unknown>>>;

/** How a part ended, told apart by `first`. */
export type PartEnd<P extends Parts> = { [Key in keyof P & string]: { first: Key; value: Awaited<ReturnType<P[Key]>> } }[keyof P & string];

/**
 * Runs parts of the story side by side until one of them has ended with enough; null where all have ended and none had. The others are then withdrawn: their
 * tasks close, their children are asked to end and awaited, and what they noted by `onUndo` is undone. Whoever decides a wait at the same moment
 * is heard, and his part ends at its next wait. Where a part fails, the others are withdrawn, too, and the failure is thrown. The first part carries the
 * story on: it may enter steps.
 */
export async function anyOf<const P extends Parts>(parts: P, enough: (end: PartEnd<P>) => boolean = () => true): Promise<PartEnd<P> | null> {
  const place = nextPlace();
  const from = here().time;
  const going = new Map(Object.keys(parts).map((key, i) => [key, `${place}.a${i + 1}`]));
  let winner: PartEnd<P> | null = null;
  let over = false;
  const withdrawn = new Set<string>();
  const withdrawRest = () => {
    over = true;
    for (const path of going.values()) kit().withdraw(path);
  };
  const tell = async (key: string, path: string) => {
    try {
      const end = { first: key, value: await inBranch(path, from, parts[key]!) } as unknown as PartEnd<P>;
      going.delete(key);
      if (over || !enough(end)) return;
      winner = end;
      withdrawRest();
    } catch (error) {
      going.delete(key);
      // Decided by a workflow task that was lost, it may be withdrawn before another part has ended this time: that part ends, too.
      if (error instanceof Withdrawn && error.path === path) return void withdrawn.add(path);
      if (!over && !isCancellation(error)) withdrawRest();
      throw error;
    } finally {
      kit().partOver(path);
    }
  };
  const all = [...going];
  const ends = await Promise.allSettled(all.map(([key, path]) => tell(key, path)));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  if (!kit().cancelAsked) for (const [, path] of all) if (withdrawn.has(path)) await carryOutUndo(path);
  return winner;
}
