import type { TaskPageDto } from '../../apps/api/src/tasks/notes.dto.js';
import type { DeadlineSettingsDto } from '../../apps/api/src/settings/settings.dto.js';
import type { ProblemDto } from '../../apps/api/src/problem/problem.dto.js';
import { Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

let product: Product;
let head: Person;
let secretary: Person;
beforeAll(async () => {
  product = await Product.start();
  [head, secretary] = [await Person.signIn(product, 'head'), await Person.signIn(product, 'secretary1')];
});
afterAll(() => product?.stop());

const put = async <T>(path: string, changes: object): Promise<{ status: number; body: T }> => {
  const response = await fetch(`${product.url}/api/v1${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...head.headers },
    body: JSON.stringify({ changes }),
  });
  return { status: response.status, body: (await response.json()) as T };
};
const itemOf = ({ items }: DeadlineSettingsDto, task: string) => items.find((item) => item.task === task)!;

describe('the deadlines in the settings', () => {
  it('are read with where each comes from, are changed, refused in words, and taken back', async () => {
    const { body: before } = await head.get<DeadlineSettingsDto>('/settings/deadlines');
    expect(itemOf(before, 'confirmRequest')).toMatchObject({ title: 'Позвонить клиенту', origin: 'pack', set: {} });
    const due = itemOf(before, 'contactClient').pack['due'];
    const changed = await put<DeadlineSettingsDto>('/settings/deadlines/intake/confirmRequest', { due });
    expect([changed.status, itemOf(changed.body, 'confirmRequest')]).toEqual([200, expect.objectContaining({ origin: 'overlay', set: { due } })]);
    expect(changed.body.packVersion).not.toBe(before.packVersion);

    const refused = await put<ProblemDto>('/settings/deadlines/contact/contactClient', { escalateTo: 'nobody' });
    expect([refused.status, refused.body.fields]).toEqual([422, [{ path: 'changes.escalateTo', message: 'Выберите одно из предложенного' }]]);

    const response = await fetch(`${product.url}/api/v1/settings/deadlines/intake/confirmRequest`, { method: 'DELETE', headers: head.headers });
    expect([response.status, ((await response.json()) as DeadlineSettingsDto).packVersion]).toEqual([200, before.packVersion]);
  });
});

describe('the script of a task', () => {
  it('WT-1.3 leads the secretary through the confirmation call in the words of this client, and its buttons lead to the outcomes of the task', async () => {
    const request = await siteRequest(product);
    const { id } = await secretary.taskOf(request.body.caseId);
    const { body: task } = await secretary.get<TaskPageDto>(`/tasks/${id}`);
    const script = task.script!;
    const step = (name: string) => script.steps.find((one) => one.name === name)!;
    expect(script.title).toBe('Звонок по заявке');
    expect(script.steps[0]!.say).toContain(task.client!.name);
    expect(step('accepted').say).toContain(task.gist);
    expect(step('missing')).toMatchObject({ ask: ['city', 'clientKind', 'neededBy', 'urgency'], answers: [{ label: '', then: 'thanks' }] });
    expect(step('convenient').answers.map(({ then }) => then)).toEqual(['accepted', 'whenConvenient']);
    expect(step('whenConvenient').answers).toEqual([expect.objectContaining({ end: 'callLater' })]);
    const ends = script.steps.flatMap(({ answers }) => answers.flatMap(({ end }) => (end === null ? [] : [end])));
    expect([...new Set(ends)].toSorted()).toEqual(task.outcomes.map(({ name }) => name).toSorted());
    expect(JSON.stringify(script)).not.toContain('{{');
  });
});
