import { callersOf } from './matrix/callers.js';
import { expected, questionsOf, statusOf } from './matrix/asking.js';
import { ROWS } from './matrix/rows.js';
import { World } from './matrix/world.js';
import type { CompletedDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { CONFIRMED, siteRequest } from '../harness/person.js';

let world: World;
beforeAll(async () => (world = await World.make()));
afterAll(() => world?.end());

describe('the matrix of permissions', () => {
  it('has a row for every route of the OpenAPI document, and for no other', async () => {
    const { paths } = (await (await fetch(`${world.product.url}/api/openapi.json`)).json()) as { paths: Record<string, Record<string, unknown>> };
    const routes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    // A route more here means: it needs its row in test/end-to-end/matrix.
    expect(routes.toSorted()).toEqual(Object.keys(ROWS).toSorted());
  });

  it.each(callersOf(() => world))('lets $name do what the rules say, on every route', async (caller) => {
    const wanted: Record<string, number> = {};
    const found: Record<string, number> = {};
    for (const [route, row] of Object.entries(ROWS)) {
      for (const question of questionsOf(route, row, world)) {
        wanted[question.name] = expected(question, caller, world);
        found[question.name] = await statusOf(question, caller, world);
      }
    }
    expect(found).toEqual(wanted);
  });

  it('says 404 of what is hidden in the same words as of what is not there', async () => {
    const stranger = await world.person(world.stranger.login('director'));
    for (const [one, other] of [
      [`/tasks/${world.tasks.open.id}`, `/tasks/${world.stranger.id}`],
      [`/cases/${world.things.cases}`, `/cases/${world.stranger.id}`],
      [`/clients/${world.things.clients}`, `/clients/${world.stranger.id}`],
    ] as const) {
      const [hidden, missing] = [await stranger.get<object>(one), await stranger.get<object>(other)];
      expect({ ...hidden.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
    }
  });

  it('shows a company’s lists nothing of another company', async () => {
    const [stranger, own] = [await world.person(world.stranger.login('director')), await world.person('director1')];
    const { cases, clients, suppliers, incidents } = world.things;
    const lists: [path: string, ours: string][] = [
      ['/tasks?scope=team', world.tasks.open.id],
      ['/cases?status=all', cases],
      ['/clients', clients],
      ['/suppliers', suppliers],
      ['/incidents?status=closed', incidents],
    ];
    for (const [path, ours] of lists) {
      const [shown, hidden] = await Promise.all([own, stranger].map(async (who) => (await who.get<{ items: { id: string }[] }>(path)).body.items));
      expect([path, shown!.some(({ id }) => id === ours), hidden!.filter(({ id }) => shown!.some((one) => one.id === id))]).toEqual([path, true, []]);
    }
    const manager = await world.person('manager1');
    expect((await manager.get('/tasks?scope=team')).status).toBe(403);
    expect((await manager.tasks('mine')).items.map(({ id }) => id)).not.toContain(world.tasks.open.id);
  });

  it('tells of a task that came next and that one may not open its title and its holder alone', async () => {
    const secretary = await world.person('secretary1');
    // The answer does not wait long for what comes next: a busy machine may be later.
    const next = await world.product.until('an answer with what came next', async () => {
      const task = await secretary.taskOf((await siteRequest(world.product)).body.caseId);
      return ((await secretary.complete(task, 'confirmed', CONFIRMED)).body as CompletedDto).next?.[0];
    });
    expect(next).toMatchObject({ mayOpen: false, title: expect.any(String) as string, holder: { name: expect.any(String) as string } });
    expect(Object.keys(next).toSorted()).toEqual(['dueAt', 'holder', 'id', 'mayOpen', 'title']);
    expect((await secretary.get(`/tasks/${next.id}`)).status).toBe(404);
  });
});
