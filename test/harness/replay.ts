import { partingOf } from '#kit/testing/parting.js';
import { retell } from '#kit/testing/retell.js';
import { keptRuns, missingRun, PRODUCT_ROOM } from './histories.js';
import { quiet } from './quiet.js';

/**
 * The gate for changes of a process, as a test of its spec: each history that is kept of it (`history/<version>-<what>.json`) is told again by
 * the present code. To stand after the stories: those that end with `keptAs` make the histories when they are recorded.
 */
export function replay({ name }: { readonly name: string }, room = PRODUCT_ROOM): void {
  it(`tells each history of ${name} again, as cases do that began under an older version`, async () => {
    quiet();
    const runs = keptRuns(name, room);
    const missing = missingRun(name, runs);
    if (missing) throw new Error(missing);
    const partings: string[] = [];
    for (const run of runs) {
      const parting = partingOf(run, await retell({ codePath: room.bundle }, run));
      if (parting) partings.push(parting);
    }
    if (partings.length > 0) throw new Error(partings.join('\n\n'));
  });
}
