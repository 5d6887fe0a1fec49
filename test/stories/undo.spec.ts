/** @jest-environment-options {"customExportConditions": ["shapes", "source", "node", "node-addons", "require", "default"]} */
import { effectsIn } from '../shapes/sink.js';
import { quiet } from '../harness/quiet.js';
import { ShapeStory } from '../harness/shape-story.js';
import type { Matter } from '../harness/story.js';

let shapes: ShapeStory;
beforeAll(async () => {
  quiet();
  shapes = await ShapeStory.begin();
});
afterAll(() => shapes?.end());

/** Names of the activities in the order in which the story asked for them. */
async function activitiesOf(matter: Matter): Promise<string[]> {
  const { events } = await shapes.story.client.workflow.getHandle(matter.workflowId).fetchHistory();
  return (events ?? []).flatMap((event) => event.activityTaskScheduledEventAttributes?.activityType?.name ?? []).map((name) => name.replace('booking.', ''));
}

const doneOutside = (matter: Matter): string[] =>
  effectsIn(shapes.sink)
    .filter(({ instance }) => matter.workflowId.endsWith(instance))
    .map(({ what }) => what)
    .toSorted();

const incidentsOf = async (matter: Matter): Promise<string[]> =>
  (await matter.rows<{ kind: string }>(`SELECT kind FROM incident WHERE instance = $1 ORDER BY kind`, [matter.workflowId.split(':')[1]])).map(
    ({ kind }) => kind,
  );

/** A booking that waits for its confirmation; `fails` is what cannot be undone. */
async function booked(fails?: string): Promise<Matter> {
  const matter = await shapes.shape('booking');
  await shapes.done(matter, 'agree', 'done', fails ? { fails } : {});
  await shapes.task(matter, 'confirm');
  return matter;
}

describe('onUndo', () => {
  it('is not carried out where all goes well', async () => {
    const matter = await booked();
    await shapes.done(matter, 'confirm');
    expect(await shapes.ended(matter)).toBe('booked');
    expect(doneOutside(matter)).toEqual(['pay', 'reserve']);
  });

  it('is carried out in reverse on a cancel', async () => {
    const matter = await booked();
    await shapes.cancel(matter);
    expect(await shapes.ended(matter)).toBe('cancelled');
    expect(await activitiesOf(matter)).toEqual(['reserve', 'pay', 'refund', 'release']);
    expect(doneOutside(matter)).toEqual(['pay', 'refund', 'release', 'reserve']);
    expect(await shapes.leftOpen(matter)).toEqual([]);
  });

  it('is carried out in reverse on a failure, which has its code and is the head’s', async () => {
    const matter = await booked();
    await shapes.done(matter, 'confirm', 'dropped');
    expect(await shapes.ended(matter)).toBe('failed');
    expect(await activitiesOf(matter)).toEqual(['reserve', 'pay', 'refund', 'release']);
    expect(await incidentsOf(matter)).toEqual(['process-failed']);
    const ended = (await matter.events()).find(({ kind }) => kind === 'process.ended');
    expect(ended!.data).toMatchObject({ how: 'failed', failure: 'not-confirmed' });
    await expect(shapes.story.client.workflow.getHandle(matter.workflowId).result()).rejects.toMatchObject({ cause: { type: 'not-confirmed' } });
  });

  it('that fails becomes a task, no cancel disturbs it, and the rest is undone all the same', async () => {
    const matter = await booked('release');
    await shapes.cancel(matter);
    const byHand = await shapes.task(matter, 'releaseByHand');
    await matter.cancel();
    expect(doneOutside(matter)).toEqual(['pay', 'refund', 'reserve']);
    expect((await matter.task(byHand.id)).status).toBe('open');
    await shapes.complete(byHand);
    expect(await shapes.ended(matter)).toBe('cancelled');
    expect(await shapes.leftOpen(matter)).toEqual([]);
  });

  it('that fails and has no task becomes an incident, and the rest is undone all the same', async () => {
    const matter = await booked('refund');
    await shapes.cancel(matter);
    expect(await shapes.ended(matter)).toBe('cancelled');
    expect(doneOutside(matter)).toEqual(['pay', 'release', 'reserve']);
    expect(await incidentsOf(matter)).toEqual(['undo-failed']);
  });
});
