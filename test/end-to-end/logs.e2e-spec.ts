import { randomUUID } from 'node:crypto';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { attach } from '../harness/attach.js';
import { call, CONFIRMED, Person, siteRequest, type Answer } from '../harness/person.js';
import { Product } from '../harness/product.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let product: Product;
let secretary: Person;
let owner: pg.Client;
let connection: Connection;
let temporal: Client;
beforeAll(async () => {
  product = await Product.start({ LOG_LEVEL: 'debug' });
  secretary = await Person.signIn(product, 'secretary1');
  owner = new pg.Client({ connectionString: product.database.owner });
  await owner.connect();
  connection = await Connection.connect({ address: product.temporalAddress });
  temporal = new Client({ connection });
}, 180_000);
afterAll(async () => {
  await connection?.close();
  await owner?.end();
  await product?.stop();
});

/** What the parts wrote, line by line, without the name that the harness puts before. */
const linesOf = (part: 'api' | 'worker') =>
  product.log
    .split('\n')
    .map((line) => line.replace(/^(api|worker): /, ''))
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ app }) => app === part);

/** Makes each write of this kind of event fail as PostgreSQL fails: by an error that quotes the value. */
const breakEvents = async (kind: string) => {
  await owner.query(`CREATE OR REPLACE FUNCTION quote_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM (NEW.data::text)::integer; RETURN NEW; END $$`);
  await owner.query(`CREATE TRIGGER quote_it BEFORE INSERT ON event FOR EACH ROW WHEN (NEW.kind = '${/* sql-fragment */ kind}') EXECUTE FUNCTION quote_it()`);
  return () => owner.query(`DROP TRIGGER quote_it ON event`);
};

/** History, ids, search attributes and last failures of every run: as it stands, with the payloads readable. */
async function tellTemporal(): Promise<{ all: string; failures: string; outside: string }> {
  const [all, failures, outside]: string[][] = [[], [], []];
  const look = (value: unknown, inFailure: boolean): void => {
    if (typeof value === 'string') (inFailure ? failures : all)!.push(value);
    if (typeof value !== 'object' || value === null) return;
    if ('data' in value && typeof value.data === 'string') all!.push(Buffer.from(value.data, 'base64').toString());
    for (const [name, inner] of Object.entries(value)) look(inner, inFailure || /failure$/i.test(name));
  };
  for await (const run of temporal.workflow.list()) {
    const handle = temporal.workflow.getHandle(run.workflowId, run.runId);
    const { raw } = await handle.describe();
    look(JSON.parse(historyToJSON(await handle.fetchHistory())), false);
    look(JSON.parse(JSON.stringify(raw.pendingActivities ?? [])), false);
    outside!.push(run.workflowId, JSON.stringify(run.searchAttributes), JSON.stringify(run.memo ?? {}));
  }
  return { all: [...all!, ...failures!].join('\n'), failures: failures!.join('\n'), outside: outside!.join('\n') };
}

const newTask = async (change: Record<string, unknown> = {}) => secretary.taskOf((await siteRequest(product, change)).body.caseId);

describe('the id of a request', () => {
  const ask = (headers: Record<string, string>) => fetch(`${product.url}/api/v1/tasks/${randomUUID()}`, { headers: { ...secretary.headers, ...headers } });

  it('is the one that the browser gave, where it is a UUID, else a new one; and the number of a problem', async () => {
    const id = randomUUID();
    const given = await ask({ 'x-request-id': id });
    expect(given.headers.get('x-request-id')).toBe(id);
    expect(((await given.json()) as { instance: string }).instance).toBe(id);
    for (const wrong of ['89005557731', 'x'.repeat(5_000), '']) {
      const made = await ask({ 'x-request-id': wrong });
      expect(made.headers.get('x-request-id')).toMatch(UUID);
      expect(((await made.json()) as { instance: string }).instance).toBe(made.headers.get('x-request-id'));
    }
    await product.until('the line of the call', async () =>
      linesOf('api').some(({ request, route, status }) => request === id && route === '/api/v1/tasks/:id' && status === 404),
    );
  });

  it('goes from the click through command, audit and Temporal into the lines of the activity that it causes', async () => {
    const [begun, clicked] = [randomUUID(), randomUUID()];
    const { body } = await siteRequest(product, {}, { 'x-request-id': begun });
    const task = await secretary.taskOf(body.caseId);
    const mend = await breakEvents('contact.made');
    const click = secretary.post(`/tasks/${task.id}/complete`, { outcome: 'confirmed', data: CONFIRMED, version: task.version }, { 'x-request-id': clicked });
    await product.until('the failing activity to be told with the id', async () =>
      linesOf('worker').some(({ request, activityType }) => request === clicked && activityType !== undefined),
    );
    await mend();
    expect([200, 202]).toContain((await click).status);
    const rows = async (sql: string, id: string) => (await owner.query<{ what: string }>(sql, [id])).rows.map(({ what }) => what);
    expect(await rows(`SELECT act AS what FROM audit WHERE request = $1 ORDER BY seq`, begun)).toEqual(['request.record']);
    expect(await rows(`SELECT process AS what FROM process_instance WHERE request = $1`, begun)).toEqual(['sales-case']);
    expect(await rows(`SELECT act AS what FROM audit WHERE request = $1 ORDER BY seq LIMIT 1`, clicked)).toEqual(['task.complete']);
    expect(await rows(`SELECT kind AS what FROM command WHERE request = $1`, clicked)).toEqual(['task']);
    const run = await owner.query<{ id: string }>(`SELECT id FROM process_instance WHERE "case" = $1 AND process = 'intake'`, [body.caseId]);
    const history = JSON.parse(historyToJSON(await temporal.workflow.getHandle(`intake:${run.rows[0]!.id}`).fetchHistory())) as { events: object[] };
    const carried = (kind: string) =>
      history.events
        .filter((event) => kind in event)
        .map((event) =>
          Buffer.from(
            /"reglament-request":\{[^}]*\}?,?"data":"([^"]+)"|"data":"([^"]+)"[^}]*\}/
              .exec(JSON.stringify((event as Record<string, { header?: unknown }>)[kind]!.header ?? {}))
              ?.slice(1)
              .find(Boolean) ?? '',
            'base64',
          ).toString(),
        );
    expect(carried('workflowExecutionStartedEventAttributes')).toEqual([JSON.stringify(begun)]);
    expect(carried('activityTaskScheduledEventAttributes')[0]).toBe(JSON.stringify(clicked));
  });

  it('stands in the audit of an upload, too, which is read piece by piece', async () => {
    const task = await newTask();
    await attach(product, secretary, `/tasks/${task.id}`);
    const { rows } = await owner.query<{ request: string | null }>(`SELECT request FROM audit WHERE act LIKE 'file.%' ORDER BY seq DESC LIMIT 1`);
    expect(rows[0]!.request).toMatch(UUID);
  });
});

describe('a canary that flies through the product', () => {
  const SECRET = 'kanareika-parol-7Qx9';
  const BEARER = 'kanareika-bearer-token-55';
  const CLIENT = { name: 'Канарейкина Проба', phone: '8 (900) 555-77-31', email: 'kanareika.klient@example.com', company: 'ООО «Кенарь-Проба»' };
  const PASSPORT = '4599 877321';
  const WORDS = 'Щебет жёлтой канарейки';
  /** Each as it may have been written on its way. */
  const PERSONAL = ['анарейк', 'Кенарь-Проба', '9005557731', '900) 555', '900 555', 'kanareika.klient', '4599 877321', '4599877321', 'анареечн'];
  const answers: Answer<unknown>[] = [];
  let secrets: string[];

  beforeAll(async () => {
    const login = (body: unknown) => call(product, 'POST', '/auth/login', { body });
    answers.push(await login({ login: 'secretary1', password: SECRET }), await login(`{"login": "secretary1", "password": "${SECRET}`));
    answers.push(await login({ login: 'secretary1', password: SECRET, extra: SECRET }));
    answers.push(await call(product, 'GET', '/tasks', { headers: { authorization: `Bearer ${BEARER}` } }));
    answers.push(await call(product, 'POST', '/tasks/next', { body: {}, headers: { ...secretary.headers, 'x-csrf-token': SECRET } }));
    answers.push(
      await secretary.get(`/clients?q=${encodeURIComponent(CLIENT.phone)}&token=${BEARER}`),
      await secretary.get(`/no/${encodeURIComponent(CLIENT.name)}`),
    );
    answers.push(
      await secretary.post('/requests', { channel: 'site', kind: 'none', client: { ...CLIENT, phone: `${CLIENT.phone}-${PASSPORT}` }, text: WORDS }),
    );
    const task = await newTask({ client: CLIENT, text: `${WORDS}, паспорт ${PASSPORT}` });
    await call(product, 'PUT', `/tasks/${task.id}/draft`, { body: { data: { note: `${WORDS} ${PASSPORT}` } }, headers: secretary.headers });
    await attach(product, secretary, `/tasks/${task.id}`, { name: 'Канареечный договор.txt', content: Buffer.from(`${WORDS} ${PASSPORT} ${CLIENT.phone}`) });
    await owner.query(`CREATE FUNCTION quote_comment() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM NEW.text::integer; RETURN NEW; END $$`);
    await owner.query(`CREATE TRIGGER quote_comment BEFORE INSERT ON comment FOR EACH ROW EXECUTE FUNCTION quote_comment()`);
    const failed = await secretary.post(`/tasks/${task.id}/comment`, { text: `${WORDS} ${CLIENT.phone} ${CLIENT.email}` });
    expect(failed.status).toBe(500);
    answers.push(failed);
    await owner.query(`DROP TRIGGER quote_comment ON comment`);
    const mend = await breakEvents('contact.made');
    const data = { ...CONFIRMED, note: `${WORDS}, ${PASSPORT}, ${CLIENT.email}` };
    const click = secretary.complete(task, 'confirmed', data);
    await product.until('the activity to fail', async () =>
      linesOf('worker').some(({ activityType }) => activityType === 'intake.keepTalk' || activityType === 'keepTalk'),
    );
    await mend();
    answers.push(await click);
    await product.until(
      'the case to go on',
      async () => (await owner.query(`SELECT FROM task WHERE "case" = $1 AND process = 'contact'`, [task.caseId])).rowCount,
    );
    const cookie = decodeURIComponent(secretary.headers['cookie']!.split('=')[1]!);
    secrets = [SECRET, BEARER, 'reglament-demo-site-form', secretary.csrf, cookie, cookie.replace(/^s:/, '').split('.')[0]!];
  }, 120_000);

  it('is seen in no line of a log: neither what is secret nor what is personal', () => {
    expect(linesOf('api').length).toBeGreaterThan(5);
    expect(linesOf('worker').some(({ error, err }) => /22P02|invalid input syntax/.test(JSON.stringify([error, err])))).toBe(true);
    expect(linesOf('api').some(({ err }) => (err as { code?: string } | undefined)?.code === '22P02')).toBe(true);
    for (const canary of [...secrets, ...PERSONAL, 'reglament-demo"'])
      expect({ canary, found: around(product.log, canary) }).toEqual({ canary, found: undefined });
  });

  it('leaves no secret in Temporal, and nothing personal in ids, search attributes and failures', async () => {
    const { all, failures, outside } = await tellTemporal();
    expect(all).toContain(WORDS); // what a form holds is there, as the operator is told: the search does see it
    expect(failures).toMatch(/invalid input syntax/);
    for (const canary of secrets) expect({ canary, found: around(all, canary) }).toEqual({ canary, found: undefined });
    for (const canary of [...secrets, ...PERSONAL]) expect({ canary, found: around(`${failures}\n${outside}`, canary) }).toEqual({ canary, found: undefined });
  });

  it('comes back in no error as a secret', () => {
    expect(answers.filter(({ status }) => status >= 400).length).toBeGreaterThan(7);
    for (const { text } of answers) for (const canary of secrets) expect(text).not.toContain(canary);
    for (const { text, status } of answers.filter((answer) => answer.status >= 500))
      for (const canary of PERSONAL) expect({ status, found: around(text, canary) }).toEqual({ status, found: undefined });
  });
});

/** Where a canary sits, for whoever has to find its cage. */
function around(text: string, canary: string): string | undefined {
  const at = text.indexOf(canary);
  return at < 0 ? undefined : text.slice(Math.max(0, at - 200), at + 100);
}
