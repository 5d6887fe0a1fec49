/** @jest-environment-options {"customExportConditions": ["shapes", "source", "node", "node-addons", "require", "default"]} */
import { idOf } from '#kit/contract/place.js';
import { quiet } from '../harness/quiet.js';
import { ShapeStory } from '../harness/shape-story.js';
import type { Matter } from '../harness/story.js';

let shapes: ShapeStory;
beforeAll(async () => {
  quiet();
  shapes = await ShapeStory.begin();
});
afterAll(() => shapes?.end());

const root = (matter: Matter): string => matter.workflowId.split(':')[1]!;

/** Places of the waits of the root, told apart by their tasks. */
const placesOf = (matter: Matter) =>
  matter.rows<{ name: string; place: string; id: string }>(
    `SELECT t.name, w.place, w.id FROM wait w JOIN task t ON t.wait = w.id WHERE w.instance = $1 ORDER BY t.name`,
    [root(matter)],
  );

const childrenOf = (matter: Matter) =>
  matter.rows<{ id: string; status: string }>(`SELECT id, status FROM process_instance WHERE parent = $1 ORDER BY created_at, id`, [root(matter)]);

describe('allOf', () => {
  it('gives places that do not depend on which branch is faster', async () => {
    const orders = [
      ['pick', 'weigh', 'label'],
      ['weigh', 'label', 'pick'],
      ['weigh', 'pick', 'label'],
    ];
    for (const order of orders) {
      const matter = await shapes.shape('parallel');
      for (const name of order) await shapes.done(matter, name);
      await shapes.task(matter, 'make');
      const places = await placesOf(matter);
      expect(places.map(({ name, place }) => [name, place])).toEqual([
        ['label', '1.b2.2'],
        ['pick', '1.b1.1'],
        ['weigh', '1.b2.1'],
      ]);
      for (const { id, place } of places) expect(id).toBe(idOf(root(matter), place));
    }
  });
});

describe('runChildren', () => {
  it('runs its children side by side, and has their results in the order of its inputs', async () => {
    const matter = await shapes.shape('parallel');
    for (const name of ['pick', 'weigh', 'label']) await shapes.done(matter, name);
    const makes = await shapes.until('two tasks at once', async () => {
      const open = await shapes.openTasks(matter);
      return open.length === 2 && open;
    });
    const second = makes.find(({ prefill }) => prefill['note'] === 'second')!;
    await shapes.complete(second, 'dropped');
    await shapes.done(matter, 'make');
    await shapes.done(matter, 'recall');
    expect(await shapes.ended(matter)).toBe('first done second dropped recalled');
    expect((await childrenOf(matter)).slice(0, 2).map(({ status }) => status)).toEqual(['completed', 'completed']);
    expect(await shapes.leftOpen(matter)).toEqual([]);
  });

  it.each([0, 5, 15, 40, 90])('leaves nothing open when the parent is cancelled %i ms after a child’s completion was sent', async (apart) => {
    const matter = await shapes.shape('parallel');
    for (const name of ['pick', 'weigh', 'label']) await shapes.done(matter, name);
    const make = await shapes.task(matter, 'make');
    const [clicked] = await Promise.allSettled([shapes.complete(make), new Promise((go) => setTimeout(go, apart)).then(() => shapes.cancel(matter))]);
    await matter.expectClosed();
    const [{ outcome }] = (await matter.rows<{ outcome: string | null }>(`SELECT outcome FROM task WHERE id = $1`, [make.id])) as [{ outcome: string | null }];
    expect(outcome).toBe(clicked.status === 'fulfilled' ? 'done' : null);
    const children = await childrenOf(matter);
    expect(children).toHaveLength(2);
    expect(children.map(({ status }) => status)).toContain('cancelled');
    const [{ early }] = (await matter.rows<{ early: boolean }>(
      `SELECT bool_or(c.ended_at > p.ended_at) AS early FROM process_instance c JOIN process_instance p ON p.id = c.parent WHERE p.id = $1`,
      [root(matter)],
    )) as [{ early: boolean }];
    expect(early).toBe(false); // the parent ends after its children
    await shapes.until('everything to be at rest', async () => (await shapes.leftOpen(matter)).length === 0);
  });
});

describe('anyOf', () => {
  /** All is made; a third part and a spare one are being made beside the recall. */
  async function adding(): Promise<Matter> {
    const matter = await shapes.shape('parallel');
    for (const name of ['pick', 'weigh', 'label', 'make', 'make']) await shapes.done(matter, name);
    await makeOf(matter, 'spare');
    await shapes.task(matter, 'recall');
    return matter;
  }
  const makeOf = (matter: Matter, name: string) =>
    shapes.until(`the part ${name}`, async () => (await shapes.openTasks(matter)).find((task) => task.name === 'make' && task.prefill['note'] === name));
  const added = async (matter: Matter) => (await childrenOf(matter)).slice(2).map(({ status }) => status);

  it('withdraws what is no longer wanted: the tasks close, the children end, and none of it comes back', async () => {
    const matter = await adding();
    await shapes.done(matter, 'recall');
    expect(await shapes.ended(matter)).toBe('first done second done recalled');
    expect(await added(matter)).toEqual(['cancelled', 'cancelled']);
    expect(await shapes.leftOpen(matter)).toEqual([]);
  });

  it('goes on after a part that was not enough, and its first part enters steps', async () => {
    const matter = await adding();
    await shapes.complete(await makeOf(matter, 'spare'));
    await shapes.complete(await makeOf(matter, 'third'));
    await shapes.done(matter, 'pack');
    expect(await shapes.ended(matter)).toBe('first done second done packed');
    expect(await added(matter)).toEqual(['completed', 'completed']);
    const closed = await matter.rows<{ cause: string }>(`SELECT cause FROM task WHERE instance = $1 AND name = 'recall'`, [root(matter)]);
    expect(closed).toEqual([{ cause: 'withdrawn:3.a2' }]);
    expect(await shapes.leftOpen(matter)).toEqual([]);
  });

  it.each([0, 5, 15, 40, 90])('has one winner where a part is decided %i ms after another was enough', async (apart) => {
    const matter = await adding();
    const [third, recall] = [await makeOf(matter, 'third'), await shapes.task(matter, 'recall')];
    const [, made] = await Promise.allSettled([shapes.complete(recall), new Promise((go) => setTimeout(go, apart)).then(() => shapes.complete(third))]);
    expect(await shapes.ended(matter)).toBe('first done second done recalled');
    const [{ outcome }] = (await matter.rows<{ outcome: string | null }>(`SELECT outcome FROM task WHERE id = $1`, [third.id])) as [{ outcome: string | null }];
    expect(outcome).toBe(made.status === 'fulfilled' ? 'done' : null);
    expect(await shapes.leftOpen(matter)).toEqual([]);
  });

  it('ends cancelled where the whole story is', async () => {
    const matter = await adding();
    await shapes.cancel(matter);
    expect(await shapes.ended(matter)).toBe('cancelled');
    expect(await added(matter)).toEqual(['cancelled', 'cancelled']);
    expect(await shapes.leftOpen(matter)).toEqual([]);
  });
});
