import { randomUUID } from 'node:crypto';
import type { Database } from '#domain/database/database.js';
import type { TaskPageDto } from '../../apps/api/src/tasks/notes.dto.js';
import type { ProblemDto } from '../../apps/api/src/problem/problem.dto.js';
import type { LibraryDto } from '../../apps/api/src/library/library.dto.js';
import type { SignedInDto } from '../../apps/api/src/auth/auth.dto.js';
import { openDatabase } from '../harness/database.js';
import { CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

let product: Product;
let database: Database;
let secretary: Person;
beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  secretary = await Person.signIn(product, 'secretary1');
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

const newTask = async () => secretary.taskOf((await siteRequest(product)).body.caseId);
const refusal = async (task: { id: string; version: number }, outcome: string, data: object, language = 'ru') => {
  const { status, body } = await secretary.post<ProblemDto>(
    `/tasks/${task.id}/complete`,
    { outcome, data, version: task.version },
    { 'idempotency-key': randomUUID(), 'accept-language': language },
  );
  return { status, fields: (body.fields ?? []).map(({ path, message }) => [path, message]) };
};

interface Choices {
  properties: Record<string, { oneOf?: { const: string; title: string }[] }>;
}
const choicesOf = ({ form }: { form: object }, field: string) => (form as Choices).properties[field]!.oneOf!.map((choice) => choice.const);

describe('a reason', () => {
  it('WT-1.7 is chosen out of the pack’s list, shown by its name, and told in the story of the case', async () => {
    const task = await newTask();
    expect(choicesOf(task, 'whyNotNeeded')).toEqual(expect.arrayContaining(['boughtElsewhere', 'plansChanged', 'byMistake', 'other']));
    expect(choicesOf(task, 'whyNotOurs')).toEqual(expect.arrayContaining(['spam', 'wrongNumber', 'salesOffer', 'jobSeeker', 'otherCompany', 'other']));
    expect((await secretary.complete(task, 'notOurs', { whyNotOurs: 'wrongNumber' })).status).toBe(200);
    const { items } = await product.until('the case to be closed', async () => {
      const found = await secretary.timeline(task.caseId!);
      return found.items.some(({ kind }) => kind === 'case.closed') && found;
    });
    expect(items.find(({ kind }) => kind === 'task.completed')!.text).toBe('Ошиблись номером');
    expect(JSON.stringify(items)).not.toContain('wrongNumber');
  });

  it('WT-1.7 that the list lacks is refused at its field, in the reader’s language; one that says too little asks for the note', async () => {
    const task = await newTask();
    const said = await Promise.all(['ru', 'en', 'zh'].map((language) => refusal(task, 'notNeeded', { whyNotNeeded: 'cheap' }, language)));
    expect(said.map(({ status }) => status)).toEqual([422, 422, 422]);
    expect(said.map(({ fields }) => fields)).toEqual([
      [['data.whyNotNeeded', 'Выберите одно из предложенного']],
      [['data.whyNotNeeded', expect.stringMatching(/^[A-Z]/)]],
      [['data.whyNotNeeded', expect.stringMatching(/\p{Script=Han}/u)]],
    ]);
    await expect(refusal(task, 'notNeeded', { whyNotNeeded: 'other' })).resolves.toEqual({ status: 422, fields: [['data.note', 'Заполните это поле']] });
    expect((await secretary.complete(task, 'notNeeded', { whyNotNeeded: 'other', note: 'Переехали' })).status).toBe(200);
  });

  it('WT-2.9 of a refusal is one of the manager’s list', async () => {
    const first = await newTask();
    await secretary.complete(first, 'confirmed', CONFIRMED);
    const manager = await Person.signIn(product, 'manager1');
    const task = await manager.taskOf(first.caseId!);
    expect(choicesOf(task, 'whyLost')).toEqual(expect.arrayContaining(['tooExpensive', 'boughtElsewhere', 'notNeeded', 'tooLate', 'other']));
    expect((await manager.complete(task, 'lost', { whyLost: 'никакая' })).status).toBe(422);
    expect((await manager.complete(task, 'lost', { whyLost: 'tooLate' })).status).toBe(200);
  });

  it('WT-1.7 is one of those that the case began with, whatever is set since', async () => {
    const before = await newTask();
    await database.asSystem((tx) =>
      tx.rows(
        `INSERT INTO pack_overlay (organisation, file, path, value, base_hash, "by", at)
         SELECT p.organisation, 'reasons.json', '["notOurs","reasons","robot"]', $1, '', p.id, now() FROM person p WHERE p.login = 'head'`,
        [JSON.stringify({ label: { ru: 'Робот' } })],
      ),
    );
    const after = await product.until('a case with the new list', async () => {
      const task = await newTask();
      return choicesOf(task, 'whyNotOurs').includes('robot') && task;
    });
    const offered = choicesOf((await secretary.get<TaskPageDto>(`/tasks/${before.id}`)).body, 'whyNotOurs');
    expect(choicesOf(after, 'whyNotOurs')).toEqual([...offered, 'robot']);
    expect((await refusal(before, 'notOurs', { whyNotOurs: 'robot' })).fields).toEqual([['data.whyNotOurs', 'Выберите одно из предложенного']]);
    expect((await secretary.complete(before, 'notOurs', { whyNotOurs: 'jobSeeker' })).status).toBe(200);
    expect((await secretary.complete(after, 'notOurs', { whyNotOurs: 'robot' })).status).toBe(200);
  });
});

describe('what is typed into a form', () => {
  it('is refused where it cannot be a phone, an INN or a person, each with its sentence', async () => {
    const { body } = await secretary.post<{ caseId: string }>('/requests', { channel: 'call', kind: 'call', client: { name: 'Пример Звонящий' } });
    const call = await secretary.taskOf(body.caseId);
    expect((call.form as unknown as Choices).properties['manager']!.oneOf!.map(({ title }) => title)).toEqual(expect.arrayContaining(['Демо Менеджер-Первый']));
    const data = { question: 'пульт', phone: '12', inn: '7707083894', manager: 'первый' };
    const { status, fields } = await refusal(call, 'callBack', data);
    expect(status).toBe(422);
    expect(fields).toEqual([
      ['data.phone', 'По такому номеру не позвонить: проверьте цифры'],
      ['data.inn', 'В ИНН ошибка: проверьте цифры. У компании их 10, у человека 12'],
      ['data.manager', 'Такого сотрудника нет, или он больше не работает'],
    ]);
  });
});

describe('a draft', () => {
  it('ALL-3 keeps where the talk stands beside the form, for the next who opens it, and nothing else that the form has not', async () => {
    const task = await newTask();
    const csrf = { 'x-csrf-token': secretary.csrf };
    const put = (data: object) =>
      fetch(`${product.url}/api/v1/tasks/${task.id}/draft`, {
        method: 'PUT',
        headers: { ...secretary.headers, ...csrf, 'content-type': 'application/json' },
        body: JSON.stringify({ data }),
      });
    expect((await put({ city: 'Пермь', $script: 'greet:0 convenient:0' })).status).toBe(200);
    expect((await put({ $script: 7 })).status).toBe(422);
    expect((await put({ $other: 'greet:0' })).status).toBe(422);
    const colleague = await Person.signIn(product, 'secretary2');
    const { draft } = (await colleague.get<TaskPageDto>(`/tasks/${task.id}`)).body;
    expect(draft!.data).toEqual({ city: 'Пермь', $script: 'greet:0 convenient:0' });
    // It is no field: sent as one it is refused.
    expect((await refusal(task, 'confirmed', { ...CONFIRMED, $script: 'greet:0' })).fields.map(([path]) => path)).toEqual(['data.$script']);
  });
});

describe('the library', () => {
  it('ALL-3 answers what was typed, and always how to talk; to whoever works here', async () => {
    const { body } = await secretary.get<LibraryDto>(`/library?q=${encodeURIComponent('гарантию')}`);
    expect(body.questions.map(({ id }) => id)).toContain('warranty');
    expect(body.talk.dont.length).toBeGreaterThan(3);
    const whole = (await secretary.get<LibraryDto>('/library')).body;
    expect(whole.questions.length).toBeGreaterThanOrEqual(15);
    expect(whole.objections.every((objection) => objection.arguments.length > 1)).toBe(true);
    expect((await secretary.get(`/library?q=${'я'.repeat(201)}`)).status).toBe(422);
    expect((await fetch(`${product.url}/api/v1/library`)).status).toBe(401);
  });
});

describe('a role', () => {
  it('is called as the company calls it, in the reader’s language', async () => {
    const names = async (language: string) => (await secretary.get<SignedInDto>('/auth/me', { 'accept-language': language })).body.user.roleNames;
    expect([await names('ru'), await names('en'), await names('zh')]).toEqual([{ secretary: 'секретарь' }, { secretary: 'secretary' }, { secretary: '秘书' }]);
    expect((await newTask()).groupLabel).toBe('Секретари');
  });
});
