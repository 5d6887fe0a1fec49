import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { Database } from '#domain/database/database.js';
import { FileStore } from '#domain/files/file-store.js';
import { tidyFiles } from '#domain/files/tidy-files.js';
import type { FileDto } from '../../apps/api/src/files/files.dto.js';
import type { TaskHistoryDto } from '../../apps/api/src/cases/timeline.dto.js';
import { attach, filesBeside, PICTURE } from '../harness/attach.js';
import { Company } from '../harness/company.js';
import { openDatabase } from '../harness/database.js';
import { call, Person, siteRequest, type Answer } from '../harness/person.js';
import { expectProblem } from '../harness/problem.js';
import { Product } from '../harness/product.js';

const DAY = 24 * 3_600_000;
const text = (words: string) => Buffer.from(words);

let product: Product;
let database: Database;
let secretary: Person;
let driver: Person;
beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  [secretary, driver] = [await Person.signIn(product, 'secretary1'), await Person.signIn(product, 'driver')];
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

const newTask = async () => secretary.taskOf((await siteRequest(product)).body.caseId);
const contents = async () => (await readdir(product.files, { recursive: true })).filter((name) => /[/\\][0-9a-f]{64}$/.test(name));
const incoming = () => readdir(`${product.files}/incoming`);
const download = (who: Person, id: string) => fetch(`${product.url}/api/v1/files/${id}`, { headers: who.headers });
const remove = (who: Person, id: string): Promise<Answer<FileDto>> => call(product, 'DELETE', `/files/${id}`, { headers: who.headers });

describe('a file beside a task', () => {
  it('lies beside its case too, is told in its story, and is read by whoever reads the case', async () => {
    const task = await newTask();
    const { status, body } = await attach(product, secretary, `/tasks/${task.id}`, { name: 'Смета «зал» №2.png' });
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ name: 'Смета «зал» №2.png', type: 'image/png', size: PICTURE.length, mine: true, taskId: task.id }),
    ]);
    await attach(product, secretary, `/cases/${task.caseId}`, { name: 'договор.txt', content: text('Договор') });
    expect((await filesBeside(driver, `/cases/${task.caseId}`)).map(({ name, taskTitle, mine }) => [name, taskTitle, mine])).toEqual([
      ['договор.txt', null, false],
      ['Смета «зал» №2.png', task.title, false],
    ]);
    expect((await filesBeside(secretary, `/tasks/${task.id}`)).length).toBe(2);
    const story = await driver.timeline(task.caseId!);
    expect(story.items.slice(0, 2).map(({ title, text: words }) => [title, words])).toEqual([
      ['Файл: договор.txt', null],
      ['Файл: Смета «зал» №2.png', `К задаче «${task.title}»`],
    ]);
    const { body: history } = await secretary.get<TaskHistoryDto>(`/tasks/${task.id}/history`);
    expect(history.items.map(({ kind }) => kind)).toEqual(['file.added', 'task.opened']);
    const audited = await database.asSystem((tx) => tx.rows(`SELECT act FROM audit WHERE object = $1`, [body.id]));
    expect(audited).toEqual([{ act: 'file.add' }]);
  });

  it('is saved under its name, and no browser shows it as a page of ours', async () => {
    const task = await newTask();
    const { body } = await attach(product, secretary, `/tasks/${task.id}`, { name: 'Смета "зал" 100%.png' });
    const answer = await download(driver, body.id);
    expect(Buffer.from(await answer.arrayBuffer()).equals(PICTURE)).toBe(true);
    const header = (name: string) => answer.headers.get(name);
    expect(header('content-disposition')).toBe(
      `attachment; filename="_____ ___ 100_.png"; filename*=UTF-8''%D0%A1%D0%BC%D0%B5%D1%82%D0%B0%20%D0%B7%D0%B0%D0%BB%20100%25.png`,
    );
    expect([header('content-type'), header('x-content-type-options'), header('content-security-policy'), header('cache-control')]).toEqual([
      'image/png',
      'nosniff',
      "default-src 'none'; sandbox",
      'private, no-store',
    ]);
  });

  it.each([
    ['../../../etc/passwd.png', 'passwd.png'],
    ['..\\..\\windows\\system.png', 'system.png'],
    ['/etc/cron.d/x.png', 'x.png'],
    ['\u202Egnp.exe.png', 'gnp.exe.png'],
    [`${'я'.repeat(300)}.png`, `${'я'.repeat(116)}.png`],
  ])('called %j lies under its hash alone, and is shown as %j', async (sent, shown) => {
    const task = await newTask();
    const { status, body } = await attach(product, secretary, `/tasks/${task.id}`, { name: sent });
    expect([status, body.name]).toEqual([201, shown]);
    expect((await readdir(product.files)).every((name) => name === 'incoming' || /^[0-9a-f]{2}$/.test(name))).toBe(true);
  });

  it.each([
    ['a page', 'page.html', '<!doctype html><script>alert(1)</script>'],
    ['a page that calls itself a text', 'page.txt', '  <ScRiPt src=x>'],
    ['a drawing with a script', 'logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'],
    ['a page that calls itself a picture', 'photo.png', '<!doctype html>'],
    ['a program', 'setup.exe', 'MZ\u0000\u0000'],
    ['a program that calls itself a document', 'bill.pdf', 'MZ\u0000\u0000'],
    ['an archive', 'all.zip', 'PK\u0003\u0004'],
    ['what has no ending', 'photo', 'просто слова'],
  ])('is refused where it is %s', async (_what, name, words) => {
    const task = await newTask();
    expectProblem(await attach(product, secretary, `/tasks/${task.id}`, { name, content: text(words) }), { status: 422, code: 'invalid', paths: ['file'] });
    expect([await filesBeside(secretary, `/tasks/${task.id}`), await incoming()]).toEqual([[], []]);
  });

  it('is refused where it is empty, has no name, is no file, or is too large; nothing of it stays', async () => {
    const task = await newTask();
    const beside = `/tasks/${task.id}`;
    for (const change of [{ content: Buffer.alloc(0) }, { name: '...' }])
      expectProblem(await attach(product, secretary, beside, change), { status: 422, code: 'invalid', paths: ['file'] });
    expectProblem(await attach(product, secretary, beside, { field: 'other' }), { status: 400, code: 'bad-request' });
    expectProblem(await secretary.post(`${beside}/files`, { file: 'x' }), { status: 422, code: 'invalid', paths: ['file'] });
    const large = Buffer.concat([PICTURE, Buffer.alloc(25 * 1_024 * 1_024)]);
    expectProblem(await attach(product, secretary, beside, { content: large }), { status: 413, code: 'file-too-large' });
    expect((await attach(product, secretary, beside, { content: large.subarray(0, 25 * 1_024 * 1_024) })).status).toBe(201);
    await product.until('nothing to be left', async () => (await incoming()).length === 0);
  });

  it('is one of 20 at most, also where many come at once', async () => {
    const task = await newTask();
    const answers = await Promise.all(Array.from({ length: 24 }, (_none, index) => attach(product, secretary, `/tasks/${task.id}`, { name: `${index}.png` })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expectProblem(
      answers.find(({ status }) => status !== 201)!,
      { status: 422, code: 'invalid', paths: ['file'] },
    );
    expect(await filesBeside(secretary, `/tasks/${task.id}`)).toHaveLength(20);
  });

  it('is added once for one key', async () => {
    const task = await newTask();
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => attach(product, secretary, `/tasks/${task.id}`, { key })));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await filesBeside(secretary, `/tasks/${task.id}`)).toHaveLength(1);
    expectProblem(await attach(product, secretary, `/tasks/${task.id}`, { key, content: text('Другое'), name: 'другое.txt' }), {
      status: 422,
      code: 'key-reused',
    });
  });

  it('is hidden from another company, and a task’s from those who do not see the task', async () => {
    const task = await newTask();
    const { body } = await attach(product, secretary, `/tasks/${task.id}`);
    const company = await Company.found(database);
    const stranger = await Person.signIn(product, company.login('director'));
    expect((await download(stranger, body.id)).status).toBe(404);
    expectProblem(await remove(stranger, body.id), { status: 404, code: 'not-found' });
    for (const beside of [`/tasks/${task.id}`, `/cases/${task.caseId}`])
      expectProblem(await attach(product, stranger, beside), { status: 404, code: 'not-found' });
    expectProblem(await attach(product, driver, `/tasks/${task.id}`), { status: 404, code: 'not-found' });
    expect((await stranger.get(`/cases/${task.caseId}/files`)).status).toBe(404);
    expect(await incoming()).toEqual([]);
  });

  it('is taken away and brought back by whoever added it, and by nobody else', async () => {
    const task = await newTask();
    const { body } = await attach(product, secretary, `/tasks/${task.id}`);
    expectProblem(await remove(driver, body.id), { status: 403, code: 'forbidden' });
    expect((await remove(secretary, body.id)).status).toBe(200);
    expect([await filesBeside(driver, `/cases/${task.caseId}`), (await download(secretary, body.id)).status]).toEqual([[], 404]);
    expect((await secretary.post(`/files/${body.id}/restore`, {})).status).toBe(200);
    expect((await download(driver, body.id)).status).toBe(200);
    const kinds = (await driver.timeline(task.caseId!)).items.map(({ kind }) => kind);
    expect(kinds.slice(0, 3)).toEqual(['file.returned', 'file.removed', 'file.added']);
  });
});

describe('the contents on disk', () => {
  it('lie there once however often they are added, and as long as one file has them', async () => {
    const [one, other] = [await newTask(), await newTask()];
    const content = text(`Одно и то же ${randomUUID()}`);
    const before = (await contents()).length;
    const added = await Promise.all([one, other, one].map(({ id }, index) => attach(product, secretary, `/tasks/${id}`, { name: `${index}.txt`, content })));
    expect(added.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await contents()).length).toBe(before + 1);

    const store = new FileStore(product.files);
    await remove(secretary, added[0]!.body.id);
    await tidyFiles(database, store, new Date(Date.now() + 2 * DAY));
    expect((await download(secretary, added[1]!.body.id)).status).toBe(200);
    for (const { body } of added.slice(1)) await remove(secretary, body.id);
    await tidyFiles(database, store, new Date());
    expect((await contents()).length).toBe(before + 1); // it may still be brought back
    await tidyFiles(database, store, new Date(Date.now() + 2 * DAY));
    expect((await contents()).length).toBe(before);
    expectProblem(await secretary.post(`/files/${added[2]!.body.id}/restore`, {}), { status: 404, code: 'not-found' });
  });

  it.each(['file-kept', 'file-uncommitted'])('a crash at %s leaves no row without its content, and what it left is tidied', async (point) => {
    const task = await newTask();
    const before = (await contents()).length;
    const content = text(`Перед падением ${point} ${randomUUID()}`);
    await product.end('api');
    product.run('api', `${point}:1:kill9`);
    await product.ready();
    const who = await Person.signIn(product, 'secretary1');
    await expect(attach(product, who, `/tasks/${task.id}`, { name: 'слово.txt', content })).rejects.toThrow();
    await product.died('api');
    product.run('api');
    await product.ready();
    const again = await Person.signIn(product, 'secretary1');
    expect(await filesBeside(again, `/tasks/${task.id}`)).toEqual([]);
    expect((await contents()).length).toBe(before + 1);
    await tidyFiles(database, new FileStore(product.files), new Date(Date.now() + 2 * DAY));
    expect((await contents()).length).toBeLessThanOrEqual(before);
    expect((await attach(product, again, `/tasks/${task.id}`, { name: 'слово.txt', content })).status).toBe(201);
  });
});
