/** @jest-environment-options {"customExportConditions": ["shapes", "source", "node", "node-addons", "require", "default"]} */
import { ALL_SHAPES, type Shape } from '../faults/shapes.js';
import { quiet } from '../harness/quiet.js';
import { ShapeStory } from '../harness/shape-story.js';
import type { Matter } from '../harness/story.js';

/** Waits of the longest shape, and of a loop as many as are worth a look. */
const MOST = 6;

let shapes: ShapeStory;
beforeAll(async () => {
  quiet();
  shapes = await ShapeStory.begin();
});
afterAll(() => shapes?.end());

/** Completes the first open task; says whether the matter goes on. */
async function step(matter: Matter): Promise<boolean> {
  const [task] = await shapes.until('a task', async () => {
    const open = await shapes.openTasks(matter);
    return open.length > 0 && open;
  });
  await shapes.complete(task!, task!.name === 'dial' ? 'dropped' : 'done');
  await new Promise((go) => setTimeout(go, 50)); // a click that ends a child opens the next task a moment later
  return (
    !(await isOver(matter)) &&
    shapes.until('the next task', async () => (await shapes.openTasks(matter)).length > 0 || isOver(matter)).then(async () => !(await isOver(matter)))
  );
}

async function isOver(matter: Matter): Promise<boolean> {
  const [{ status }] = (await matter.rows<{ status: string }>(`SELECT status FROM case_file WHERE id = $1`, [matter.caseId])) as [{ status: string }];
  return status === 'closed';
}

describe('a cancel', () => {
  it.each(ALL_SHAPES.flatMap((shape) => [[shape, 'a command'] as const, [shape, 'Temporal'] as const]))(
    'of %s by %s at each of its waits leaves nothing open, and both sides agree',
    async (shape: Shape, by) => {
      for (let waits = 0; waits < MOST; waits += 1) {
        const matter = await shapes.shape(shape);
        let goesOn = true;
        for (let i = 0; i < waits && goesOn; i += 1) goesOn = await step(matter);
        if (!goesOn) return; // it was over before: each of its waits has had its turn
        await shapes.until('a task', async () => (await shapes.openTasks(matter)).length > 0);
        await (by === 'Temporal' ? matter.cancel() : shapes.cancel(matter));
        expect([waits, await shapes.ended(matter)]).toEqual([waits, 'cancelled']);
        await shapes.until(`${shape} to be at rest after ${waits} waits`, async () => (await shapes.leftOpen(matter)).length === 0);
        const statuses = await matter.rows<{ id: string; process: string; status: string }>(
          `SELECT id, process, status FROM process_instance WHERE "case" = $1`,
          [matter.caseId],
        );
        for (const { id, process, status } of statuses) {
          const told = await shapes.story.client.workflow.getHandle(`${process}:${id}`).describe();
          // Temporal calls an end "cancelled" only where it was asked itself; a root that a command cancels has completed, in its words.
          const ends = by === 'Temporal' || process === 'part' ? ['CANCELED', 'CANCELLED', 'COMPLETED'] : ['COMPLETED'];
          expect([process, status === 'running', ends]).toEqual([process, false, expect.arrayContaining([told.status.name]) as string[]]);
        }
      }
    },
    120_000,
  );
});
