import { randomUUID } from 'node:crypto';
import { SystemClock } from '#domain/time/clock.js';
import { openDatabase } from '../harness/database.js';
import { AGREED, CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { openMarket, want } from '../harness/market.js';
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

  it('fault 2: WT-3.5 a worker killed while two suppliers answer at once keeps both answers once, and the offer opens once', async () => {
    const { body: request } = await siteRequest(product);
    const [secretary, manager] = [await Person.signIn(product, 'secretary1'), await Person.signIn(product, 'manager1')];
    const database = await openDatabase(product.database);
    const rows = <T>(sql: string) => database.asSystem((tx) => tx.rows<T>(sql, [request.caseId]));
    const queries = () =>
      rows<{ id: string; state: string }>(`SELECT q.id, q.state FROM supplier_query q JOIN deal d ON d.id = q.deal WHERE d."case" = $1 ORDER BY q.number`);
    try {
      const [{ organisation }] = (await rows<{ organisation: string }>(`SELECT organisation FROM case_file WHERE id = $1`)) as [{ organisation: string }];
      await openMarket({ database, organisation, clock: new SystemClock() });
      await secretary.complete(await secretary.taskOf(request.caseId), 'confirmed', CONFIRMED);
      const callAt = new Date(Date.now() + 3_600_000).toISOString();
      await manager.complete(await manager.taskOf(request.caseId), 'toAsk', { items: [want('ASK-1')], callAt, channel: 'phone' });
      const asked = await product.until('two suppliers to be asked', async () => {
        const found = await queries();
        return found.filter(({ state }) => state === 'asked').length === 2 && found;
      });
      await product.kill('worker');
      product.run('worker', 'projection-committed:1:kill9');
      const answers = [{ line: 1, has: 'yes', quantity: '2', price: '900', currency: 'RUB' }];
      const [one, other] = await Promise.all(asked.map(({ id }) => manager.post(`/queries/${id}/answers`, { answers, channel: 'mail' })));
      await product.died('worker');
      product.run('worker');
      expect([one!.status, other!.status].every((status) => status < 300)).toBe(true);
      await product.until('both answers to be kept', async () => (await queries()).every(({ state }) => state === 'answered'));
      await product.until('the offer to open', async () =>
        (await manager.tasks()).items.some(({ caseId, title }) => caseId === request.caseId && title === 'Позвонить с предложением'),
      );
      const open = await rows<{ name: string }>(`SELECT name FROM task WHERE "case" = $1 AND status <> 'closed'`);
      expect(open).toEqual([{ name: 'makeOffer' }]);
      expect(await traces(request.caseId)).toMatchObject({ 'supplier.answered': 2, 'item.found': 1, 'letter.queued': 2, inbox: 1 });
    } finally {
      await database.close();
    }
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
