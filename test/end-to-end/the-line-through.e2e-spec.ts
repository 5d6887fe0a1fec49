import { AGREED, CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';
import { workingTime } from '../harness/working-time.js';

const NEXT = { title: 'Связаться с клиентом', holder: { kind: 'person', name: 'Демо Менеджер-Первый' }, mayOpen: false };

describe('the line through', () => {
  let product: Product;
  beforeAll(async () => (product = await Product.start()));
  afterAll(() => product?.stop());

  it('WT-1.1 records a site request as a committed row with its number before the answer goes out', async () => {
    const { status, body } = await siteRequest(product, { client: { name: 'Анна Примерова', phone: '8 (900) 000-14-28' } });
    expect(status).toBe(201);
    expect(body.number).toMatch(/^З-\d+$/);
    const director = await Person.signIn(product, 'director1');
    const found = await director.case(body.caseId);
    expect(found.requests[0]).toMatchObject({
      number: body.number,
      channel: 'site',
      items: [
        { name: 'Радиосистема', quantity: 4 },
        { name: 'Стойка', quantity: 2 },
      ],
    });
    expect(found.client).toMatchObject({ name: 'Анна Примерова', phone: '+79000001428', phoneText: '+7 900 000-14-28' });
  });

  it('WT-1.2 WT-1.3 WT-1.8 WT-2.3 WT-2.8 leads a request through the secretary and a manager to a closed case whose story the director reads', async () => {
    const { body: request } = await siteRequest(product);
    const [secretary, manager, director] = await Promise.all(['secretary1', 'manager1', 'director1'].map((login) => Person.signIn(product, login)));

    const call = await secretary!.taskOf(request.caseId);
    expect(call).toMatchObject({ title: 'Позвонить клиенту', deadlineState: 'calm', mayComplete: true, request: { number: request.number } });
    const opened = Date.parse(call.openedAt);
    expect([Date.parse(call.warnAt!), Date.parse(call.dueAt!)]).toEqual([workingTime.add(opened, 5 * 60_000), workingTime.add(opened, 10 * 60_000)]);

    const confirmed = await secretary!.complete(call, 'confirmed', { ...CONFIRMED, note: 'Звонить после обеда' });
    expect(confirmed.status).toBe(200);
    expect(confirmed.body.task).toMatchObject({ status: 'closed', closed: { how: 'completed', outcome: 'confirmed', late: false } });
    // What comes next is waited for, but not for long: a busy machine tells it by the page's stream.
    expect([[], [NEXT]]).toContainEqual(confirmed.body.next.map(({ id: _id, dueAt: _dueAt, ...next }) => next));

    const contact = await manager!.taskOf(request.caseId);
    expect(contact.client).toMatchObject({ city: 'Пермь', kind: 'legal' });
    expect((await manager!.complete(contact, 'agreed', AGREED)).status).toBe(200);

    const closed = await product.until('the case to be closed', async () => {
      const found = await director!.case(request.caseId);
      return found.status === 'closed' && found;
    });
    expect(closed).toMatchObject({ holder: null, stepLabel: 'Договорились' });
    expect(closed.processes.map(({ process, status }) => [process, status])).toEqual([
      ['sales-case', 'completed'],
      ['intake', 'completed'],
      ['contact', 'completed'],
    ]);
    const story = (await director!.timeline(request.caseId)).items.toReversed();
    expect(story.map(({ kind }) => kind)).toEqual([
      'request.recorded',
      'case.opened',
      'process.started',
      'process.started',
      'task.opened',
      'step.entered',
      'task.completed',
      'contact.made',
      'deal.opened',
      'decision.made',
      'step.entered',
      'process.ended',
      'step.entered',
      'process.started',
      'task.opened',
      'task.completed',
      'contact.made',
      'step.entered',
      'process.ended',
      'step.entered',
      'process.ended',
      'case.closed',
    ]);
    expect(story.find(({ kind }) => kind === 'contact.made')).toMatchObject({
      actor: 'Демо Секретарь-Первая',
      title: 'Заявка подтверждена по телефону',
      text: 'Звонить после обеда',
    });
    expect(story.at(-7)).toMatchObject({ title: 'Связаться с клиентом: Договорились', deadline: 'kept', actor: 'Демо Менеджер-Первый' });
  });

  it('WT-1.7 ends a misdirected request with its reason, and no manager hears of it', async () => {
    const { body: request } = await siteRequest(product);
    const secretary = await Person.signIn(product, 'secretary2');
    const call = await secretary.taskOf(request.caseId);
    const { status, body } = await secretary.complete(call, 'notOurs', { whyNotOurs: 'spam' });
    expect([status, body.next]).toEqual([200, []]);
    const closed = await product.until('the case to be closed', async () => {
      const found = await secretary.case(request.caseId);
      return found.status === 'closed' && found;
    });
    expect(closed.stepLabel).toBe('Обращение не к нам');
    expect(closed.processes).toHaveLength(2);
  });

  it('WT-1.8 keeps one client for one phone in any spelling, also when two requests come at once', async () => {
    const spellings = ['8 900 000-77-01', '+7 (900) 0007701', '89000007701', '7 900 000 77 01', '8-900-000-77-01', '+79000007701'];
    const answers = await Promise.all(spellings.map((phone, i) => siteRequest(product, { client: { name: `Проба ${i}`, phone } })));
    expect(answers.map(({ status }) => status)).toEqual(spellings.map(() => 201));
    const director = await Person.signIn(product, 'director1');
    const clients = await Promise.all(answers.map(({ body }) => director.case(body.caseId).then((found) => found.client!.id)));
    expect(new Set(clients).size).toBe(1);
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(spellings.length);
  });

  it('tells open pages what changed by server-sent events, and only pages of the same organisation', async () => {
    const secretary = await Person.signIn(product, 'secretary1');
    const stream = new AbortController();
    const response = await fetch(`${product.url}/api/v1/events/stream`, { headers: secretary.headers, signal: stream.signal });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const { body: request } = await siteRequest(product);
    const reader = response.body!.getReader();
    let heard = '';
    while (!(heard.includes(request.caseId) && /"tasks":\["/.test(heard))) heard += Buffer.from((await reader.read()).value ?? []).toString();
    stream.abort();
    expect(heard).toContain('event: changed');
  });
});
