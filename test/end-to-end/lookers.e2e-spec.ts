import { randomUUID } from 'node:crypto';
import type { Database } from '#domain/database/database.js';
import { forgetLookers, LOOKS_FOR } from '#domain/looking/looker.repository.js';
import type { LookersDto } from '../../apps/api/src/looking/lookers.dto.js';
import type { HoursDto } from '../../apps/api/src/settings/settings.dto.js';
import { Company } from '../harness/company.js';
import { openDatabase } from '../harness/database.js';
import { call, Person, siteRequest, type Answer } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

let product: Product;
let database: Database;
let first: Person;
let second: Person;
beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  [first, second] = [await Person.signIn(product, 'secretary1'), await Person.signIn(product, 'secretary2')];
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

const newTask = async () => first.taskOf((await siteRequest(product)).body.caseId);
const look = (who: Person, path: string, { page = randomUUID() as string, typing = false, away = false } = {}): Promise<Answer<LookersDto>> =>
  call(product, 'PUT', `${path}/lookers`, { body: { page, typing, ...(away ? { away } : {}) }, headers: who.headers });
const names = ({ body }: Answer<LookersDto>) => body.others.map(({ name, typing }) => `${name}${typing ? ', types' : ''}`);

/** The places whose lookers are told to have changed, while something is done. */
async function toldWhile(who: Person, act: () => Promise<unknown>): Promise<string[]> {
  const end = new AbortController();
  const response = await fetch(`${product.url}/api/v1/events/stream`, { headers: who.headers, signal: end.signal });
  const told: string[] = [];
  const read = (async () => {
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream()))
      for (const [, place] of chunk.matchAll(/event: looking\n(?:id: \d+\n)?data: \{"place":"([^"]+)"\}/g)) told.push(place!);
  })().catch(() => undefined); // it is ended from here
  await act();
  await new Promise((done) => setTimeout(done, 500));
  end.abort();
  await read;
  return told;
}

describe('who looks at the same', () => {
  it('is told by name, on the page of a task and on that of its case; one’s own pages are not', async () => {
    const task = await newTask();
    expect(names(await look(first, `/tasks/${task.id}`))).toEqual([]);
    const driver = await Person.signIn(product, 'driver');
    const seen = await look(driver, `/cases/${task.caseId}`);
    expect(seen.body.others).toEqual([{ id: expect.any(String) as string, name: 'Демо Секретарь-Первая', taskId: task.id, typing: false }]);
    expect(names(await look(second, `/tasks/${task.id}`, { typing: true }))).toEqual(['Демо Водитель', 'Демо Секретарь-Первая']);
    expect(names(await look(first, `/tasks/${task.id}`))).toEqual(['Демо Водитель', 'Демо Секретарь-Вторая, types']);
  });

  it('is told to those who listen when somebody comes, begins to write, or leaves, and not each time he says that he is still there', async () => {
    const task = await newTask();
    const page = randomUUID();
    const told = await toldWhile(second, async () => {
      await look(first, `/tasks/${task.id}`, { page }); // comes
      for (let beat = 0; beat < 5; beat += 1) await look(first, `/tasks/${task.id}`, { page });
      await look(first, `/tasks/${task.id}`, { page, typing: true }); // writes
      await look(first, `/tasks/${task.id}`, { page, typing: true });
      await look(first, `/tasks/${task.id}`, { page, away: true }); // leaves
      await look(first, `/tasks/${task.id}`, { page, away: true });
    });
    expect(told).toEqual([task.caseId, task.caseId, task.caseId]);
    expect(names(await look(second, `/tasks/${task.id}`))).toEqual([]);
  });

  it('is gone 20 seconds after the last sign of a page that was closed without a word, and is tidied', async () => {
    const task = await newTask();
    const page = randomUUID();
    await look(first, `/tasks/${task.id}`, { page });
    const left = () => database.asSystem((tx) => tx.rows<{ until: Date }>(`SELECT until FROM looker WHERE page = $1`, [page]));
    const [{ until }] = (await left()) as [{ until: Date }];
    expect(until.getTime() - Date.now()).toBeLessThanOrEqual(LOOKS_FOR);
    expect(LOOKS_FOR).toBeLessThanOrEqual(20_000);
    await database.asSystem((tx) => tx.change(`UPDATE looker SET until = $2 WHERE page = $1`, [page, new Date(Date.now() - 1)]));
    expect(names(await look(second, `/tasks/${task.id}`))).toEqual([]);
    await forgetLookers(database, new Date());
    expect(await left()).toEqual([]);
  });

  it('is no secret among colleagues, and hidden from another company', async () => {
    const task = await newTask();
    await look(first, `/tasks/${task.id}`);
    const stranger = await Person.signIn(product, (await Company.found(database)).login('director'));
    for (const path of [`/tasks/${task.id}`, `/cases/${task.caseId}`]) expectProblem(await look(stranger, path), { status: 404, code: 'not-found' });
    expectProblem(await look(await Person.signIn(product, 'driver'), `/tasks/${task.id}`), { status: 404, code: 'not-found' });
  });

  it.each([{}, { page: 'x', typing: false }, { page: randomUUID(), typing: 'yes' }, { page: randomUUID(), typing: false, person: randomUUID() }])(
    'is refused as %j',
    async (body) => {
      const task = await newTask();
      expectProblem(await call(product, 'PUT', `/tasks/${task.id}/lookers`, { body, headers: first.headers }), { status: 422, code: 'invalid' });
    },
  );
});

describe('when the company works', () => {
  it('is told to everybody for two months, in stretches that do not touch', async () => {
    const { body } = await (await Person.signIn(product, 'driver')).get<HoursDto>('/settings/hours');
    expect(body.open.length).toBeGreaterThan(0);
    const edges = body.open.flatMap(({ from, until }) => [Date.parse(from), Date.parse(until)]);
    expect(edges).toEqual([...new Set(edges)].toSorted((a, b) => a - b));
    expect(edges.at(-1)!).toBeLessThanOrEqual(Date.parse(body.until));
    expect(Date.parse(body.until) - Date.now()).toBeGreaterThan(61 * 86_400_000);
  });
});
