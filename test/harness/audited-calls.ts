import { randomUUID } from 'node:crypto';
import type { Database } from '#domain/database/database.js';
import type { AbsenceDto } from '../../apps/api/src/people/people.dto.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { demoPerson } from './demo-person.js';
import { attach } from './attach.js';
import { call, CONFIRMED, Person, siteRequest, type Answer } from './person.js';
import { workbook } from './price-lists.js';
import type { Product } from './product.js';

const HOUR = 3_600_000;
const later = (ahead = HOUR) => new Date(Date.now() + ahead).toISOString();

/** A call that succeeds: everything that it needs is made before, so that the call alone is counted. */
export type AuditedCall = (world: AuditedWorld) => Promise<() => Promise<Answer<unknown>>>;

/** The demo company of a product that runs, and who calls. */
export class AuditedWorld {
  private readonly people = new Map<string, Person>();

  constructor(
    readonly product: Product,
    readonly database: Database,
  ) {}

  async as(login: string): Promise<Person> {
    const known = this.people.get(login) ?? (await Person.signIn(this.product, login));
    this.people.set(login, known);
    return known;
  }

  async send(login: string, method: string, path: string, body?: unknown): Promise<Answer<unknown>> {
    return call(this.product, method, path, { ...(body === undefined ? {} : { body }), headers: (await this.as(login)).headers });
  }

  async case(): Promise<string> {
    return (await siteRequest(this.product)).body.caseId;
  }

  async task(): Promise<TaskDetailDto> {
    return (await this.as('secretary1')).taskOf(await this.case());
  }

  /** A task that secretary1 holds. */
  async held(): Promise<TaskDetailDto> {
    const [task, secretary] = [await this.task(), await this.as('secretary1')];
    await secretary.post(`/tasks/${task.id}/claim`, { version: task.version });
    return (await secretary.get<TaskDetailDto>(`/tasks/${task.id}`)).body;
  }

  async client(): Promise<string> {
    return (await this.made('secretary1', '/clients', { name: `Проба ${randomUUID()}` })).id;
  }

  async supplier(): Promise<string> {
    return (await this.made('manager1', '/suppliers', { name: `Проба ${randomUUID()}` })).id;
  }

  /** What a call makes that is not counted. */
  async made<T = { id: string }>(login: string, path: string, body: unknown): Promise<T> {
    const answer = await (await this.as(login)).post<T>(path, body);
    if (answer.status >= 300) throw new Error(`POST ${path} was to make something: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  /** A price list of one row is sent. */
  async list(supplier: string, headers: string[]): Promise<Answer<{ id: string }>> {
    const form = new FormData();
    const row = headers.map((_, i) => (i < 2 ? `A-${i}` : i));
    form.append('file', new Blob([Uint8Array.from(workbook([{ rows: [headers, row] }]))]), 'a.xlsx');
    const response = await fetch(`${this.product.url}/api/v1/suppliers/${supplier}/price-lists`, {
      method: 'POST',
      headers: (await this.as('manager1')).headers,
      body: form,
    });
    const text = await response.text();
    return { status: response.status, type: '', text, body: JSON.parse(text) as { id: string } };
  }

  /** Two clients who seem to be one. */
  async alike(): Promise<[string, string]> {
    const [phone, email] = [`8 900 ${String(Date.now()).slice(-7)}`, `${randomUUID()}@example.com`];
    const clientOf = async (client: object) => (await (await this.as('head')).case((await siteRequest(this.product, { client })).body.caseId)).client!.id;
    const two: [string, string] = [await clientOf({ name: 'Проба Левая', phone }), await clientOf({ name: 'Проба Правая', email })];
    await siteRequest(this.product, { client: { phone, email } });
    return two;
  }

  async incident(command = false): Promise<string> {
    const [id, { caseId }] = [randomUUID(), await this.task()];
    await this.database.asSystem((tx) =>
      tx.rows(
        `WITH i AS (SELECT id, organisation FROM process_instance WHERE "case" = $2 AND parent IS NULL),
              c AS (INSERT INTO command (id, organisation, kind, instance, key, actor, data, status, decided_at, next_try_at)
                    SELECT $1, organisation, 'clock', id, 'clock', 'system', '{}', 'accepted', now(), now() + interval '1 hour' FROM i WHERE $3 RETURNING id)
         INSERT INTO incident (id, organisation, instance, command, kind, since, tried)
         SELECT $1, organisation, id, CASE WHEN $3 THEN $1::uuid END, 'nobody-holds', now(), '{}' FROM i`,
        [id, caseId, command],
      ),
    );
    return id;
  }
}

const task =
  (act: string, body: (task: TaskDetailDto) => object, login = 'secretary1'): AuditedCall =>
  async (world) => {
    const one = await (act === 'claim' ? world.task() : world.held());
    return () => world.send(login, 'POST', `/tasks/${one.id}/${act}`, { version: one.version, ...body(one) });
  };
const steer =
  (act: string, body: object, login = 'manager1', held = false): AuditedCall =>
  async (world) => {
    const { caseId } = await world.task();
    if (held) await world.made('manager1', `/cases/${caseId}/hold`, { until: later(), reason: 'Проба' });
    return () => world.send(login, 'POST', `/cases/${caseId}/${act}`, body);
  };
const plain =
  (login: string, method: string, path: string, body?: unknown): AuditedCall =>
  (world) =>
    Promise.resolve(() => world.send(login, method, path, body));
const contact =
  (method: string, body?: unknown): AuditedCall =>
  async (world) => {
    const client = await world.client();
    const made = await world.made('secretary1', `/clients/${client}/contacts`, { name: 'Проба' });
    return () => world.send('secretary1', method, `/clients/${client}/contacts/${made.id}`, body);
  };
const view =
  (method: string, body?: unknown): AuditedCall =>
  async (world) => {
    const { id } = await world.made('secretary1', '/views', { name: `Проба ${randomUUID().slice(0, 8)}`, filter: { scope: 'mine' } });
    return () => world.send('secretary1', method, `/views/${id}`, body);
  };
const file =
  (restore: boolean): AuditedCall =>
  async (world) => {
    const one = await world.task();
    const { body } = await attach(world.product, await world.as('secretary1'), `/tasks/${one.id}`);
    if (restore) await world.send('secretary1', 'DELETE', `/files/${body.id}`);
    return () => (restore ? world.send('secretary1', 'POST', `/files/${body.id}/restore`, {}) : world.send('secretary1', 'DELETE', `/files/${body.id}`));
  };

const DEADLINE = '/settings/deadlines/intake/confirmRequest';
const WISHES = { off: [], quiet: 'never', from: '20:00', to: '08:00', days: [1], urgentAlways: true, sound: false };
const absence = (world: AuditedWorld) =>
  world.made<AbsenceDto>('driver', '/absences', { from: new Date().toISOString(), until: later(), kind: 'trip', substitute: null });

/** Unsafe routes of the daily work, each with a call that it takes. A new unsafe route without a line here, or in a file beside this, fails. */
export const AUDITED_CALLS: Readonly<Record<string, AuditedCall>> = {
  'post /api/v1/requests': (world) => Promise.resolve(() => siteRequest(world.product)),
  'post /api/v1/messages': plain('manager1', 'POST', '/messages', {
    kind: 'client.refused',
    key: randomUUID(),
    payload: { reason: 'price' },
    deliveryId: randomUUID(),
  }),
  'post /api/v1/processes/{name}': plain('driver', 'POST', '/processes/leave-request', { from: '2027-12-21', to: '2027-12-25', kind: 'family' }),
  'post /api/v1/tasks/next': async (world) => {
    await world.task();
    return () => world.send('secretary2', 'POST', '/tasks/next', {});
  },
  'post /api/v1/tasks/bulk': async (world) => {
    const two = [await world.task(), await world.task()];
    return () => world.send('secretary1', 'POST', '/tasks/bulk', { act: 'claim', tasks: two.map(({ id, version }) => ({ id, version })) });
  },
  'post /api/v1/tasks/{id}/claim': task('claim', () => ({})),
  'post /api/v1/tasks/{id}/release': task('release', () => ({})),
  'post /api/v1/tasks/{id}/assign': task('assign', () => ({ assignee: demoPerson('secretary2') }), 'head'),
  'post /api/v1/tasks/{id}/snooze': task('snooze', () => ({ until: later(120_000), reason: 'Проба' })),
  'post /api/v1/tasks/{id}/unsnooze': async (world) => {
    const one = await world.held();
    await world.made('secretary1', `/tasks/${one.id}/snooze`, { version: one.version, until: later(120_000), reason: 'Проба' });
    return () => world.send('secretary1', 'POST', `/tasks/${one.id}/unsnooze`, { version: one.version });
  },
  'post /api/v1/tasks/{id}/complete': task('complete', () => ({ outcome: 'confirmed', data: CONFIRMED })),
  'post /api/v1/tasks/{id}/comment': async (world) => {
    const one = await world.task();
    return () => world.send('secretary1', 'POST', `/tasks/${one.id}/comment`, { text: 'Проба' });
  },
  'put /api/v1/tasks/{id}/draft': async (world) => {
    const one = await world.task();
    return () => world.send('secretary1', 'PUT', `/tasks/${one.id}/draft`, { data: { city: 'Омск' } });
  },
  'put /api/v1/tasks/{id}/lookers': async (world) => {
    const one = await world.task();
    return () => world.send('secretary1', 'PUT', `/tasks/${one.id}/lookers`, { page: randomUUID(), typing: false });
  },
  'put /api/v1/cases/{id}/lookers': async (world) => {
    const id = await world.case();
    return () => world.send('secretary1', 'PUT', `/cases/${id}/lookers`, { page: randomUUID(), typing: false });
  },
  'post /api/v1/tasks/{id}/files': async (world) => {
    const [one, who] = [await world.task(), await world.as('secretary1')];
    return () => attach(world.product, who, `/tasks/${one.id}`);
  },
  'post /api/v1/cases/{id}/files': async (world) => {
    const [id, who] = [await world.case(), await world.as('secretary1')];
    return () => attach(world.product, who, `/cases/${id}`);
  },
  'delete /api/v1/files/{id}': file(false),
  'post /api/v1/files/{id}/restore': file(true),
  'post /api/v1/notices/read': plain('secretary1', 'POST', '/notices/read', { ids: ['none'] }),
  'post /api/v1/notices/unread': plain('secretary1', 'POST', '/notices/unread', { ids: ['none'] }),
  'put /api/v1/notices/wishes': plain('secretary1', 'PUT', '/notices/wishes', WISHES),
  'post /api/v1/views': plain('secretary1', 'POST', '/views', { name: 'Проба', filter: { scope: 'mine' } }),
  'patch /api/v1/views/{id}': view('PATCH', { name: 'Проба 2' }),
  'delete /api/v1/views/{id}': view('DELETE'),
  'post /api/v1/cases/{id}/notes': steer('notes', { text: 'Проба' }),
  'post /api/v1/cases/{id}/hold': steer('hold', { until: later(), reason: 'Проба' }),
  'post /api/v1/cases/{id}/resume': steer('resume', {}, 'manager1', true),
  'post /api/v1/cases/{id}/cancel': steer('cancel', { reason: 'Проба' }),
  'post /api/v1/cases/{id}/correct': steer('correct', { changes: { city: 'Тверь' } }),
  'post /api/v1/cases/{id}/clock': steer('clock', {}, 'secretary1'),
  'post /api/v1/incidents/{id}/retry': async (world) => {
    const id = await world.incident(true);
    return () => world.send('head', 'POST', `/incidents/${id}/retry`, {});
  },
  'post /api/v1/incidents/{id}/close': async (world) => {
    const id = await world.incident();
    return () => world.send('head', 'POST', `/incidents/${id}/close`, { why: 'Проба' });
  },
  'put /api/v1/settings/deadlines/{process}/{task}': plain('head', 'PUT', DEADLINE, { changes: { due: '12 working minutes' } }),
  'delete /api/v1/settings/deadlines/{process}/{task}': plain('head', 'DELETE', DEADLINE),
  'put /api/v1/settings/calendar/week': plain('head', 'PUT', '/settings/calendar/week', { hours: { mon: ['0:00-24:00'] }, holidays: null, since: later() }),
  'delete /api/v1/settings/calendar/week': plain('head', 'DELETE', '/settings/calendar/week?planned=true'),
  'put /api/v1/settings/calendar/days/{date}': plain('head', 'PUT', '/settings/calendar/days/2027-01-15', { shifts: [] }),
  'delete /api/v1/settings/calendar/days/{date}': async (world) => {
    await world.send('head', 'PUT', '/settings/calendar/days/2027-01-18', { shifts: [] });
    return () => world.send('head', 'DELETE', '/settings/calendar/days/2027-01-18');
  },
  'put /api/v1/people/{id}/skills': plain('head', 'PUT', `/people/${demoPerson('manager1')}/skills`, { skills: ['audio'] }),
  'post /api/v1/people/{id}/hand-over': async (world) => {
    const [one, second] = [await world.task(), await world.as('secretary2')];
    for (const { id, version, assignee } of (await second.tasks('mine')).items)
      if (assignee?.id === demoPerson('secretary2')) await second.post(`/tasks/${id}/release`, { version });
    await second.post(`/tasks/${one.id}/claim`, { version: one.version });
    return () => world.send('head', 'POST', `/people/${demoPerson('secretary2')}/hand-over`, { to: demoPerson('secretary1') });
  },
  'post /api/v1/clients': plain('secretary1', 'POST', '/clients', { name: 'Проба Новая' }),
  'put /api/v1/clients/{id}': async (world) => {
    const id = await world.client();
    return () => world.send('secretary1', 'PUT', `/clients/${id}`, { city: 'Омск' });
  },
  'put /api/v1/clients/{id}/manager': async (world) => {
    const id = await world.client();
    return () => world.send('head', 'PUT', `/clients/${id}/manager`, { person: demoPerson('manager1') });
  },
  'post /api/v1/clients/{id}/contacts': async (world) => {
    const id = await world.client();
    return () => world.send('secretary1', 'POST', `/clients/${id}/contacts`, { name: 'Проба' });
  },
  'put /api/v1/clients/{id}/contacts/{contact}': contact('PUT', { name: 'Проба 2' }),
  'delete /api/v1/clients/{id}/contacts/{contact}': contact('DELETE'),
  'post /api/v1/clients/{id}/merge': async (world) => {
    const [id, other] = [await world.client(), await world.client()];
    return () => world.send('secretary1', 'POST', `/clients/${id}/merge`, { other });
  },
  'post /api/v1/clients/{id}/unmerge': async (world) => {
    const [id, other] = [await world.client(), await world.client()];
    const merged = await world.made('secretary1', `/clients/${id}/merge`, { other });
    return () => world.send('secretary1', 'POST', `/clients/${id}/unmerge`, { merge: merged.id });
  },
  'post /api/v1/clients/{id}/part': async (world) => {
    const [id, other] = await world.alike();
    return () => world.send('secretary1', 'POST', `/clients/${id}/part`, { other });
  },
  'post /api/v1/clients/{id}/doubt': async (world) => {
    const [id, other] = await world.alike();
    await world.send('secretary1', 'POST', `/clients/${id}/part`, { other });
    return () => world.send('secretary1', 'POST', `/clients/${id}/doubt`, { other });
  },
  'post /api/v1/absences': plain('driver', 'POST', '/absences', { from: later(), until: later(2 * HOUR), kind: 'trip', substitute: null }),
  'post /api/v1/absences/{id}/end': async (world) => {
    const { id } = await absence(world);
    return () => world.send('driver', 'POST', `/absences/${id}/end`, {});
  },
  'put /api/v1/duties': plain('head', 'PUT', '/duties', {
    duty: 'missed-calls',
    from: '2027-12-01',
    until: '2027-12-03',
    person: demoPerson('secretary2'),
  }),
  'post /api/v1/suppliers': plain('manager1', 'POST', '/suppliers', { name: 'Проба Новая' }),
  'put /api/v1/suppliers/{id}': async (world) => {
    const id = await world.supplier();
    return () => world.send('manager1', 'PUT', `/suppliers/${id}`, { contact: 'Проба' });
  },
  'post /api/v1/suppliers/{id}/price-lists': async (world) => {
    const id = await world.supplier();
    return () => world.list(id, ['Артикул', 'Наименование', 'Цена', 'Остаток']);
  },
  'put /api/v1/suppliers/{id}/price-lists/{list}/mapping': async (world) => {
    const id = await world.supplier();
    const { body } = await world.list(id, ['Артикул', 'Наименование', 'Цена', 'Цена', 'Остаток']);
    return () => world.send('manager1', 'PUT', `/suppliers/${id}/price-lists/${body.id}/mapping`, { columns: { article: 0, name: 1, price: 3, stock: 4 } });
  },
};
