import type { ProcessDefinition } from '#kit/contract/define-process.js';
import type { CaseWords } from '#kit/testing/case-words.js';
import type { Seen, Stage } from '#kit/testing/stage.type.js';
import { seenAtRest } from '#kit/testing/until-seen.js';

/** A story from its beginning; told as often as it has waits. */
type Path = () => CaseWords<ProcessDefinition>;

/** What is left over of a process's own, as sentences; empty when all is well. */
type Undone = (seen: Seen) => string[];

/** Who cancels, and how. */
const WAYS: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  'a person': (stage) => stage.cancel(),
  Temporal: (stage) => stage.cancelByTemporal(),
};

/**
 * Finds each wait to which the path leads, and cancels a case at each in turn: by a person's command, and by Temporal. Each must end
 * cancelled with nothing left open (wait, task, row of an inbox, expectation, process, command), both sides must agree on what is open
 * before, and the rows must be what their events tell. `undone` says what else is not as it has to be after a cancel.
 */
export function cancelEverywhere(path: Path, undone: Undone = () => []): void {
  it.each(Object.keys(WAYS))(
    'leaves nothing open when it is cancelled by %s, at each of its waits',
    (who) => endedEverywhere(path, { end: WAYS[who]!, status: 'cancelled', undone }),
    120_000,
  );
}

/** What happens at each wait, in what status the process must end by it, and what else would be left over. */
interface Ending {
  end: (stage: Stage) => Promise<void>;
  status: 'cancelled' | 'completed';
  undone: Undone;
}

/** Lets a case end at each wait to which the path leads, in turn, and throws what is left over. */
export async function endedEverywhere(path: Path, ending: Ending): Promise<void> {
  for (const words of await waitsOf(path())) await endAfter(words, path, ending);
}

/** After how many words the path stands at a wait at which it has not stood before. */
async function waitsOf({ scene: { line, stage } }: CaseWords<ProcessDefinition>): Promise<number[]> {
  const known = new Set<string>();
  const found: number[] = [];
  for (let words = 1; line.length > 0; words += 1) {
    await line.carryOut(1);
    await seenAtRest(stage());
    const { told, written } = await stage().openWaits();
    if (told.join() !== written.join()) throw new Error(`The stories hold the waits ${told.join(', ')} open, and the read model ${written.join(', ')}.`);
    if (written.some((wait) => !known.has(wait))) found.push(words);
    for (const wait of written) known.add(wait);
  }
  if (found.length === 0) throw new Error('The path leads to no wait: there is nothing to cancel.');
  return found;
}

async function endAfter(words: number, path: Path, { end, status, undone }: Ending): Promise<void> {
  const { scene, process } = path();
  await scene.line.carryOut(words);
  scene.line.breakOff();
  const stage = scene.stage();
  await seenAtRest(stage);
  await end(stage);
  const seen = await seenAtRest(stage);
  const root = seen.processes.find((one) => one.root)!;
  if (root.status !== status) throw new Error(`${process.name} was to be ${status} after ${words} words of its story, and is ${root.status}.`);
  const left = [...(await stage.leftOver()), ...undone(seen)];
  if (left.length > 0) throw new Error(`${process.name} was ${status} after ${words} words of its story, and has left over: ${left.join('; ')}.`);
}
