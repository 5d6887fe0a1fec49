import { randomUUID } from 'node:crypto';
import { openDatabase } from '../harness/database.js';
import { AGREED, CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

describe('crashes', () => {
  let product: Product;
  beforeAll(async () => (product = await Product.start()));
  afterAll(() => product?.stop());

  /** Everything that a click may leave behind, counted over one case: each must be there once. */
  const traces = async (caseId: string): Promise<Record<string, number>> => {
    const database = await openDatabase(product.database);
    try {
      const rows = await database.asSystem((tx) =>
        tx.rows<{ what: string; n: number }>(
          `SELECT kind AS what, count(*)::int AS n FROM event WHERE "case" = $1 GROUP BY kind
           UNION ALL SELECT 'command ' || c.status, count(*)::int FROM command c JOIN process_instance i ON i.id = c.instance WHERE i."case" = $1 GROUP BY c.status
           UNION ALL SELECT 'task ' || status, count(*)::int FROM task WHERE "case" = $1 GROUP BY status
           UNION ALL SELECT 'wait undecided', count(*)::int FROM wait w JOIN process_instance i ON i.id = w.instance WHERE i."case" = $1 AND w.decided_by IS NULL
           UNION ALL SELECT 'inbox', count(*)::int FROM inbox JOIN task ON task.id = inbox.task WHERE task."case" = $1`,
          [caseId],
        ),
      );
      return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
    } finally {
      await database.close();
    }
  };

  const AFTER_ONE_CLICK = {
    'task.opened': 2,
    'task.completed': 1,
    'contact.made': 1,
    'command applied': 1,
    'task closed': 1,
    'task open': 1,
    'wait undecided': 2, // the manager's task, and the client who may refuse at any time
    inbox: 1,
  };

  const applied = (person: Person, command: string) =>
    product.until(`command ${command} to be applied`, async () => (await person.command(command)).status === 'applied');

  it('fault 2: a worker killed after the commit of a projection and before Temporal hears of it applies the click exactly once', async () => {
    const { body: request } = await siteRequest(product);
    const secretary = await Person.signIn(product, 'secretary1');
    const manager = await Person.signIn(product, 'manager1');
    const task = await secretary.taskOf(request.caseId);
    await product.kill('worker');
    product.run('worker', 'projection-committed:1:kill9');
    const [answer] = await Promise.all([secretary.complete(task, 'confirmed', CONFIRMED), product.died('worker')]);
    product.run('worker');
    if (answer.status === 202) await applied(secretary, answer.body.commandId!);
    else expect(answer.status).toBe(200);
    await manager.taskOf(request.caseId);
    expect(await traces(request.caseId)).toMatchObject(AFTER_ONE_CLICK);
  });

  it('fault 3: an API killed after the commit of the click leaves it to the sweeper; the same key then gets the answer of that one click', async () => {
    const { body: request } = await siteRequest(product);
    const secretary = await Person.signIn(product, 'secretary1');
    const manager = await Person.signIn(product, 'manager1');
    const task = await secretary.taskOf(request.caseId);
    const key = randomUUID();
    await product.kill('api');
    product.run('api', 'command-committed:1:kill9');
    await product.ready();
    await expect(secretary.complete(task, 'confirmed', CONFIRMED, key)).rejects.toThrow();
    await product.died('api');
    product.run('api');
    await product.ready();
    const again = await product.until('the answer of the first click', async () => {
      const answer = await secretary.complete(task, 'confirmed', CONFIRMED, key);
      return answer.status === 200 && answer;
    });
    expect(again.body.task).toMatchObject({ id: task.id, status: 'closed', closed: { outcome: 'confirmed' } });
    expect((await secretary.complete(task, 'confirmed', CONFIRMED, key)).text).toBe(again.text);
    await manager.taskOf(request.caseId);
    expect(await traces(request.caseId)).toMatchObject(AFTER_ONE_CLICK);
  });

  it('fault 3: an API killed after the answer of Temporal loses nothing either', async () => {
    const { body: request } = await siteRequest(product);
    const secretary = await Person.signIn(product, 'secretary1');
    const manager = await Person.signIn(product, 'manager1');
    const task = await secretary.taskOf(request.caseId);
    await product.kill('api');
    product.run('api', 'update-answered:1:kill9');
    await product.ready();
    await expect(secretary.complete(task, 'confirmed', CONFIRMED)).rejects.toThrow();
    await product.died('api');
    product.run('api');
    await product.ready();
    await product.until('the command to be acknowledged', async () => (await traces(request.caseId))['command applied'] === 1);
    await manager.taskOf(request.caseId);
    expect(await traces(request.caseId)).toMatchObject(AFTER_ONE_CLICK);
  });

  it('fault 5: while Temporal is away requests and clicks are taken, and all of them are applied after it has come back', async () => {
    const { body: request } = await siteRequest(product);
    const secretary = await Person.signIn(product, 'secretary1');
    const manager = await Person.signIn(product, 'manager1');
    const task = await secretary.taskOf(request.caseId);
    await product.stopTemporal();
    const accepted = await secretary.complete(task, 'confirmed', CONFIRMED);
    expect(accepted.status).toBe(202);
    expect((await secretary.command(accepted.body.commandId!)).status).toBe('accepted');
    expect((await secretary.tasks()).items.find(({ id }) => id === task.id)).toMatchObject({ status: 'completing' });
    expect((await secretary.complete(task, 'notOurs', { whyNotOurs: 'spam' })).status).toBe(409);
    const later = await siteRequest(product);
    expect(later.status).toBe(201);

    await product.startTemporal();
    await applied(secretary, accepted.body.commandId!);
    const contact = await manager.taskOf(request.caseId);
    const agreed = await manager.complete(contact, 'agreed', AGREED);
    if (agreed.status === 202)
      await applied(manager, agreed.body.commandId!); // for two seconds more the API takes it that Temporal is away
    else expect(agreed.status).toBe(200);
    expect(await secretary.taskOf(later.body.caseId)).toMatchObject({ title: 'Позвонить клиенту' });
  });

  it('an API that is asked to end does not wait for the pages that listen to it', async () => {
    const secretary = await Person.signIn(product, 'secretary1');
    const stream = await fetch(`${product.url}/api/v1/events/stream`, { headers: secretary.headers });
    const reader = stream.body!.getReader();
    await reader.read();
    expect(await product.end('api')).toBeLessThan(5_000);
    while (!(await reader.read()).done); // the stream was ended, not cut
    product.run('api');
    await product.ready();
  });
});
