/** @jest-environment-options {"customExportConditions": ["shapes", "source", "node", "node-addons", "require", "default"]} */
import { v7 } from 'uuid';
import { acceptClick } from '#domain/tasks/completion.repository.js';
import { parcelOf } from '#domain/tasks/command.repository.js';
import { deliver } from '#kit/api/deliver.js';
import { COMMAND, type Command } from '#kit/contract/protocol.js';
import { quiet } from '../harness/quiet.js';
import { ShapeStory } from '../harness/shape-story.js';
import type { Matter } from '../harness/story.js';

/** Completions through one loop; `npm run faults -- --long` makes 5,000 of its own. */
const TURNS = Number(process.env['REGLAMENT_TURNS'] ?? 300);
/** From so many events on a run continues as new at its next turn. */
const LONG = 64;
const TIMER_STARTED = '17'; // EVENT_TYPE_TIMER_STARTED

let shapes: ShapeStory;
beforeAll(async () => {
  quiet();
  shapes = await ShapeStory.begin();
});
afterAll(() => shapes?.end());

/** Ids and lengths of the runs so far, oldest first. */
async function runsOf(matter: Matter): Promise<{ run: string; length: number; carried: { cancel?: string; state?: unknown; turn?: number } | undefined }[]> {
  const [{ first }] = (await matter.rows<{ first: string }>(`SELECT started_run AS first FROM process_instance WHERE "case" = $1`, [matter.caseId])) as [
    { first: string },
  ];
  const runs = [];
  for (let run: string | undefined = first; run;) {
    const { events } = await shapes.story.client.workflow.getHandle(matter.workflowId, run).fetchHistory();
    const payload = events![0]!.workflowExecutionStartedEventAttributes!.input!.payloads![0]!.data!;
    const { carried } = JSON.parse(Buffer.from(payload).toString()) as { carried?: { cancel?: string; state?: unknown; turn?: number } };
    runs.push({ run, length: events!.length, carried });
    run = events!.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined;
  }
  return runs;
}

/** Lets its timers end the first turns: from then on only people do. */
async function withoutTimers(): Promise<Matter> {
  const matter = await shapes.shape('redial');
  await shapes.until('the timers of three turns', async () => {
    const ended = await matter.rows(
      `SELECT 1 FROM wait w JOIN process_instance i ON i.id = w.instance WHERE i."case" = $1 AND w.decided_by LIKE 'timer:%' AND w.closed_at IS NOT NULL`,
      [matter.caseId],
    );
    if (ended.length === 3) return true;
    await shapes.story.skip(0.02);
    return false;
  });
  return matter;
}

async function turn(matter: Matter): Promise<void> {
  await shapes.done(matter, 'dial', 'dropped');
}

async function nearlyLong(matter: Matter): Promise<void> {
  const handle = shapes.story.client.workflow.getHandle(matter.workflowId);
  while ((await handle.describe()).historyLength < LONG - 6) await turn(matter);
}

describe('a loop', () => {
  it(`carries its state through ${TURNS} completions, in runs that stay short, and gives each turn places of its own`, async () => {
    const matter = await withoutTimers();
    for (let i = 0; i < TURNS; i += 1) await turn(matter);
    await shapes.done(matter, 'dial');
    expect(await shapes.ended(matter)).toBe(`after ${TURNS} calls`);
    const runs = await runsOf(matter);
    expect(runs.length).toBeGreaterThan(TURNS / 12);
    expect(Math.max(...runs.map(({ length }) => length))).toBeLessThan(LONG + 20);
    expect(runs.at(-1)!.carried).toMatchObject({ state: { rung: 3 } });
    const [counts] = await matter.rows(
      `SELECT count(*)::int AS tasks, count(DISTINCT w.place)::int AS places, count(DISTINCT t.cause)::int AS causes FROM task t JOIN wait w ON w.id = t.wait WHERE t."case" = $1 AND t.outcome IS NOT NULL`,
      [matter.caseId],
    );
    expect(counts).toEqual({ tasks: TURNS + 1, places: TURNS + 1, causes: TURNS + 1 });
    expect(await shapes.leftOpen(matter)).toEqual([]);
  }, 600_000);

  it('answers an update that is sent again to a run that has continued as new, and knows nothing of one that was not', async () => {
    const matter = await withoutTimers();
    await nearlyLong(matter);
    const before = (await runsOf(matter)).at(-1)!.run;
    while ((await runsOf(matter)).at(-1)!.run === before) await turn(matter);
    const [last] = await matter.rows<Command & { run: string; next: unknown }>(
      `SELECT c.id, c.kind, c.wait, c.key, c.outcome, c.data, c.actor, c.run, c.next FROM command c JOIN process_instance i ON i.id = c.instance WHERE i."case" = $1 AND c.run = $2 ORDER BY c.id DESC LIMIT 1`,
      [matter.caseId, before],
    );
    const { run, next, ...command } = last!;
    const handle = shapes.story.client.workflow.getHandle(matter.workflowId, run);
    expect(await handle.executeUpdate(COMMAND, { updateId: command.id, args: [{ ...command, at: 0 }] })).toEqual(next);
    const other = v7();
    await expect(handle.executeUpdate(COMMAND, { updateId: other, args: [{ ...command, id: other, at: 0 }] })).rejects.toThrow(/not found|already completed/i);
    await matter.cancel();
    expect(await shapes.ended(matter)).toBe('cancelled');
  });

  it('takes a cancel that has lost along into its next run, and ends there', async () => {
    const matter = await withoutTimers();
    await nearlyLong(matter);
    const [before] = (await runsOf(matter)).slice(-1);
    while ((await runsOf(matter)).at(-1)!.length + 6 < LONG) await turn(matter);
    const task = await shapes.task(matter, 'dial');
    const person = await shapes.story.person('secretary1');
    const click = {
      id: v7(),
      organisation: person.organisation,
      actor: `person:${person.id}`,
      task,
      outcome: 'dropped',
      data: {},
      keyed: null,
      at: new Date(task.openedAt.getTime() + 1_000),
    };
    const accepted = await shapes.story.database.inOrganisation(person.organisation, (tx) => acceptClick(tx, click));
    if (accepted.is !== 'accepted') throw new Error('Nobody else clicks here.');
    // By a command: the test server, unlike the real ones, lets no run continue as new that Temporal was asked to cancel (`npm run faults -- --named carrycancel`).
    await shapes.cancel(matter);
    await shapes.until('the cancel to have lost', async () => (await matter.histories())[0]!.at(-1) === TIMER_STARTED); // until it asks again
    await deliver(shapes.story.client, parcelOf(accepted.delivery));
    expect(await shapes.ended(matter)).toBe('cancelled');
    const runs = await runsOf(matter);
    expect(runs.at(-1)!.run).not.toBe(before!.run);
    expect(runs.at(-1)!.carried).toMatchObject({ cancel: expect.stringMatching(/^command:/) as string });
    await shapes.until('everything to be at rest', async () => (await shapes.leftOpen(matter)).length === 0);
  });
});
