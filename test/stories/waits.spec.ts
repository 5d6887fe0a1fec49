/** @jest-environment-options {"customExportConditions": ["shapes", "source", "node", "node-addons", "require", "default"]} */
import { quiet } from '../harness/quiet.js';
import { ShapeStory } from '../harness/shape-story.js';
import type { Matter } from '../harness/story.js';
import { PROMISED_AFTER } from '../shapes/timed/timed.workflow.js';

const TIMER_STARTED = '17'; // EVENT_TYPE_TIMER_STARTED

let shapes: ShapeStory;
beforeAll(async () => {
  quiet();
  shapes = await ShapeStory.begin();
});
afterAll(() => shapes?.end());

const tasksOf = (matter: Matter) =>
  matter.rows<{ name: string; cause: string; outcome: string | null; closed: Date; decided: string; wait: string }>(
    `SELECT t.name, t.cause, t.outcome, t.closed_at AS closed, w.decided_by AS decided, w.id AS wait FROM task t JOIN wait w ON w.id = t.wait WHERE t."case" = $1 ORDER BY t.opened_at, t.name`,
    [matter.caseId],
  );

const waitsOf = (matter: Matter) =>
  matter.rows<{ decided: string; timers: Record<string, number>; opened: Date; at: Date }>(
    `SELECT w.decided_by AS decided, w.timers, w.opened_at AS opened, w.decided_at AS at FROM wait w JOIN process_instance i ON i.id = w.instance WHERE i."case" = $1 ORDER BY w.opened_at`,
    [matter.caseId],
  );

/** Lets time pass in small steps until the timer beside this task has ended its wait, and no later one. */
async function runOut(matter: Matter, name: string): Promise<void> {
  const { id } = await shapes.task(matter, name);
  await shapes.until(`the timer beside ${name}`, async () => {
    if ((await matter.task(id)).status === 'closed') return true;
    await shapes.story.skip(0.01);
    return false;
  });
}

describe('firstOf two tasks', () => {
  it.each([
    ['left', 'right'],
    ['right', 'left'],
  ])('ends by %s, and closes %s in the same step for the same cause', async (winner, loser) => {
    const matter = await shapes.shape('race');
    await shapes.task(matter, loser);
    await shapes.done(matter, winner);
    const tasks = await tasksOf(matter);
    const [won, lost] = [tasks.find(({ name }) => name === winner)!, tasks.find(({ name }) => name === loser)!];
    expect([won.outcome, lost.outcome]).toEqual(['done', null]);
    expect([lost.cause, lost.closed, lost.wait]).toEqual([won.cause, won.closed, won.wait]);
    expect([won.cause, won.decided]).toEqual([won.decided, expect.stringMatching(/^command:/)]);
    await shapes.done(matter, 'finish');
    expect(await shapes.ended(matter)).toBe(winner);
    expect(await shapes.leftOpen(matter)).toEqual([]);
  });

  it('refuses the loser’s click, and tells who was first', async () => {
    const matter = await shapes.shape('race');
    const [left, right] = [await shapes.task(matter, 'left'), await shapes.task(matter, 'right')];
    await shapes.complete(left);
    await expect(shapes.complete(right)).rejects.toMatchObject({ code: 'task-closed' });
  });
});

describe('timers', () => {
  it('of the pack, of minutes and of an instant end their waits, each counted from the story’s time', async () => {
    const matter = await shapes.shape('timed');
    for (const name of ['decide', 'remind', 'close']) await runOut(matter, name);
    expect(await shapes.ended(matter)).toBe('limit pause promised');
    const [one, two, three] = await waitsOf(matter);
    expect(one!.timers).toEqual({ limit: one!.opened.getTime() + 3_000 });
    expect(two!.opened).toEqual(one!.at);
    expect(two!.timers).toEqual({ pause: two!.opened.getTime() + 3_000 });
    expect(three!.timers).toEqual({ promised: two!.at.getTime() + PROMISED_AFTER });
    const promised = await matter.rows<{ name: string; due: Date; timing: string }>(
      `SELECT name, due_at AS due, timing FROM task WHERE "case" = $1 ORDER BY opened_at`,
      [matter.caseId],
    );
    expect(promised.map(({ name, timing }) => [name, timing])).toEqual([
      ['decide', 'elapsed'],
      ['remind', 'elapsed'],
      ['close', 'promised'],
    ]);
    expect(promised[2]!.due.getTime()).toBe(two!.at.getTime() + PROMISED_AFTER);
    expect([one, two, three].map((wait) => wait!.decided)).toEqual(['timer:limit', 'timer:pause', 'timer:promised']);
    const [events] = await matter.histories();
    // One that fired arms the next instant of its run, which the next wait may then replace by an earlier one: no more than two for each wait.
    expect(events!.filter((type) => type === TIMER_STARTED).length).toBeLessThanOrEqual(6);
    expect(await shapes.leftOpen(matter)).toEqual([]);
  });

  it('that lose against people are not armed again for a later instant, and close without a trace', async () => {
    const matter = await shapes.shape('timed');
    for (const name of ['decide', 'remind', 'close']) await shapes.done(matter, name);
    expect(await shapes.ended(matter)).toBe('decide remind close');
    const [events] = await matter.histories();
    expect(events!.filter((type) => type === TIMER_STARTED)).toHaveLength(1);
  });

  it('and people take turns: a timer that fired early for a wait that is over arms the next one', async () => {
    const matter = await shapes.shape('timed');
    await shapes.done(matter, 'decide');
    await runOut(matter, 'remind');
    await shapes.done(matter, 'close');
    expect(await shapes.ended(matter)).toBe('decide pause close');
  });
});

describe('messages', () => {
  it('come late or early: one takes the wait that stands, the next one the wait that opens later, a third finds nobody', async () => {
    const matter = await shapes.shape('answered');
    await shapes.task(matter, 'giveUp');
    const answers = [await shapes.reply(matter, 'one'), await shapes.reply(matter, 'two'), await shapes.reply(matter, 'three')];
    expect(answers.map(({ known }) => known)).toEqual([false, false, false]);
    expect(await shapes.ended(matter)).toBe('reply reply one two');
    expect(await matter.rows(`SELECT status, payload->>'text' AS text FROM message WHERE key = $1 ORDER BY id`, [matter.requestId])).toEqual([
      { status: 'taken', text: 'one' },
      { status: 'taken', text: 'two' },
      { status: 'free', text: 'three' },
    ]);
    expect(await shapes.leftOpen(matter)).toEqual([]);
  });

  it('are consumed once, however often they are delivered', async () => {
    const matter = await shapes.shape('answered');
    await shapes.task(matter, 'giveUp');
    const copies = await Promise.all(Array.from({ length: 5 }, () => shapes.reply(matter, 'same', 'delivery-1')));
    expect(new Set(copies.map(({ id }) => id)).size).toBe(1);
    await shapes.task(matter, 'settle');
    expect(await shapes.reply(matter, 'same', 'delivery-1')).toMatchObject({ known: true, status: 'taken' });
    await shapes.done(matter, 'settle');
    expect(await shapes.ended(matter)).toBe('reply settle same');
  });

  it('that nobody sends give way to a task and to a timer', async () => {
    const [byTask, byTimer] = [await shapes.shape('answered'), await shapes.shape('answered')];
    await shapes.done(byTask, 'giveUp');
    await shapes.done(byTask, 'settle');
    expect(await shapes.ended(byTask)).toBe('giveUp settle');
    await shapes.task(byTimer, 'giveUp');
    await shapes.story.skip(11);
    await shapes.done(byTimer, 'settle');
    expect(await shapes.ended(byTimer)).toBe('patience settle');
  });
});

describe('corrected()', () => {
  it('hears of a correction that is made while it waits', async () => {
    const matter = await shapes.shape('answered');
    await shapes.done(matter, 'giveUp');
    await shapes.task(matter, 'settle');
    await shapes.correct(matter, { city: 'Пермь' });
    expect(await shapes.ended(matter)).toBe('giveUp corrected');
    expect(await shapes.leftOpen(matter)).toEqual([]);
  });

  it('hears of one that was made before its wait, since the story last heard', async () => {
    const matter = await shapes.shape('answered');
    await shapes.task(matter, 'giveUp');
    await shapes.correct(matter, { city: 'Уфа' });
    await shapes.done(matter, 'giveUp');
    expect(await shapes.ended(matter)).toBe('giveUp corrected');
  });
});
