import { randomUUID } from 'node:crypto';
import type { Database } from '#domain/database/database.js';
import { permissionsOf, type Permission } from '#domain/people/permission.rule.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { ROLES, type Role } from '#domain/people/role.type.js';
import { mayAct, mayAssign, mayClaim, mayRelease, maySee, maySnooze } from '#domain/tasks/visible.rule.js';
import type { TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import { Company } from '../harness/company.js';
import { openDatabase } from '../harness/database.js';
import { CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';
import { askForLeave } from '../../processes/leave-request/leave-request.contract.js';

const LOGIN: Readonly<Record<Role, string>> = {
  secretary: 'secretary1',
  manager: 'manager1',
  head: 'head',
  director: 'director1',
  accountant: 'accountant',
  driver: 'driver',
  quality: 'quality',
  admin: 'admin',
};

/** Somebody who calls: what the rules say about them, and how they sign in. */
interface Caller {
  name: string;
  principal: Principal | null;
  ours: boolean;
  headers(): Promise<Record<string, string>>;
}

let product: Product;
let database: Database;
let company: Company;
/** An open task of the secretaries, and a command of secretary1 on another. */
let task: TaskDetailDto;
let command: string;
const signedIn = new Map<string, Person>();

beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  company = await Company.found(database);
  const secretary = await person('secretary1');
  const [open, done] = [await siteRequest(product), await siteRequest(product)];
  const other = await secretary.taskOf(done.body.caseId);
  await secretary.complete(other, 'confirmed', CONFIRMED);
  command = (await database.asSystem((tx) => tx.row<{ id: string }>(`SELECT id FROM command WHERE task = $1`, [other.id])))!.id;
  task = await secretary.taskOf(open.body.caseId);
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

async function person(login: string): Promise<Person> {
  const known = signedIn.get(login) ?? (await Person.signIn(product, login));
  signedIn.set(login, known);
  return known;
}

function principal(roles: Role[], permissions: readonly Permission[] = permissionsOf(roles)): Principal {
  return { kind: roles.length > 0 ? 'person' : 'token', id: 'somebody', organisation: 'any', name: 'somebody', roles, permissions };
}

const CALLERS: Caller[] = [
  { name: 'nobody', principal: null, ours: false, headers: () => Promise.resolve({}) },
  ...ROLES.map((role): Caller => ({ name: `our ${role}`, principal: principal([role]), ours: true, headers: async () => (await person(LOGIN[role])).headers })),
  {
    name: 'our site',
    principal: principal([], ['request.record']),
    ours: true,
    headers: () => Promise.resolve({ authorization: 'Bearer reglament-demo-site-form' }),
  },
  ...(['secretary', 'director', 'admin'] as const).map((role): Caller => ({
    name: `${role} of another company`,
    principal: principal([role]),
    ours: false,
    headers: async () => (await person(company.login(role))).headers,
  })),
];

/** What a route does for somebody who has its permission. */
interface Row {
  permission: Permission | 'public';
  body?: () => unknown;
  headers?: Record<string, string>;
  allowed: number | ((caller: Caller) => number);
}

const TASK = { role: 'secretary', assignee: null } as const;
/** An old version shows that the call would be taken, and changes nothing. */
const OLD = { version: 99 };
/** Out of reach of most calls: half an hour from now. */
const LATER = { ...OLD, until: new Date(Date.now() + 1_800_000).toISOString(), reason: 'Проба' };
/** A key that is none, likewise. */
const NO_KEY = { 'idempotency-key': 'x'.repeat(201) };
const ofTheTask = (may: (principal: Principal) => boolean, status: number) => (caller: Caller) => {
  if (!seen(caller)) return 404;
  // One of the group is told that it has changed, whether he might or not.
  return may(caller.principal!) || caller.principal!.roles.includes(TASK.role) ? status : 403;
};
const seen = (caller: Caller) => caller.ours && maySee(caller.principal!, TASK);

/** Every route of the API. A click with an outcome that there is not shows that it would be taken, and changes nothing. */
const ROWS: Readonly<Record<string, Row>> = {
  'post /api/v1/auth/login': { permission: 'public', body: () => ({}), allowed: 422 },
  'get /api/v1/auth/me': { permission: 'self.read', allowed: 200 },
  'post /api/v1/auth/logout': { permission: 'self.read', allowed: 204 },
  'get /api/v1/auth/demo': { permission: 'public', allowed: 200 },
  'post /api/v1/auth/password': { permission: 'self.read', body: () => ({}), allowed: 422 },
  'get /api/v1/auth/sessions': { permission: 'self.read', allowed: 200 },
  'delete /api/v1/auth/sessions': { permission: 'self.read', allowed: 204 },
  'delete /api/v1/auth/sessions/{id}': { permission: 'self.read', allowed: 404 },
  'post /api/v1/auth/links/look': { permission: 'public', body: () => ({}), allowed: 422 },
  'post /api/v1/auth/links/use': { permission: 'public', body: () => ({}), allowed: 422 },
  'post /api/v1/people/{id}/sign-in-links': { permission: 'account.manage', allowed: 404 },
  'get /api/v1/people/{id}/sessions': { permission: 'account.manage', allowed: 404 },
  'delete /api/v1/people/{id}/sessions': { permission: 'account.manage', allowed: 404 },
  'delete /api/v1/people/{id}/sessions/{session}': { permission: 'account.manage', allowed: 404 },
  'get /api/v1/api-tokens': { permission: 'token.manage', allowed: 200 },
  'post /api/v1/api-tokens': { permission: 'token.manage', body: () => ({}), allowed: 422 },
  'delete /api/v1/api-tokens/{id}': { permission: 'token.manage', allowed: 404 },
  'post /api/v1/requests': { permission: 'request.record', body: () => ({ channel: 'call', kind: 'call', client: {} }), allowed: 201 },
  'get /api/v1/tasks': { permission: 'task.read', allowed: 200 },
  'get /api/v1/tasks/{id}': { permission: 'task.read', allowed: (caller) => (seen(caller) ? 200 : 404) },
  'post /api/v1/tasks/{id}/complete': {
    permission: 'task.complete',
    body: () => ({ outcome: 'none', data: {}, version: task.version }),
    allowed: (caller) => (!seen(caller) ? 404 : mayAct(caller.principal!, TASK) ? 422 : 403),
  },
  'post /api/v1/tasks/next': { permission: 'task.claim', headers: NO_KEY, allowed: 422 },
  // Who may do what is a verdict for each task.
  'post /api/v1/tasks/bulk': { permission: 'task.claim', body: () => ({ act: 'claim', tasks: [{ ...OLD, id: task.id }] }), allowed: 200 },
  'post /api/v1/tasks/{id}/claim': { permission: 'task.claim', body: () => OLD, allowed: ofTheTask((who) => mayClaim(who, TASK), 409) },
  'post /api/v1/tasks/{id}/release': { permission: 'task.claim', body: () => OLD, allowed: ofTheTask((who) => mayRelease(who, TASK), 409) },
  'post /api/v1/tasks/{id}/assign': {
    permission: 'task.assign',
    body: () => ({ ...OLD, assignee: company.id }),
    allowed: ofTheTask((who) => mayAssign(who, TASK), 409),
  },
  'get /api/v1/tasks/{id}/assignees': { permission: 'task.assign', allowed: (caller) => (seen(caller) ? 200 : 404) },
  'post /api/v1/tasks/{id}/snooze': { permission: 'task.claim', body: () => LATER, allowed: ofTheTask((who) => maySnooze(who, TASK), 409) },
  'post /api/v1/tasks/{id}/unsnooze': { permission: 'task.claim', body: () => OLD, allowed: ofTheTask((who) => maySnooze(who, TASK), 409) },
  'post /api/v1/tasks/{id}/comment': { permission: 'task.comment', body: () => ({ text: 'Проба' }), allowed: (caller) => (seen(caller) ? 201 : 404) },
  'get /api/v1/tasks/{id}/colleagues': { permission: 'task.comment', allowed: (caller) => (seen(caller) ? 200 : 404) },
  'put /api/v1/tasks/{id}/draft': { permission: 'task.complete', body: () => ({ data: {} }), allowed: ofTheTask((who) => mayAct(who, TASK), 200) },
  'get /api/v1/notices': { permission: 'self.read', allowed: 200 },
  'post /api/v1/notices/read': { permission: 'self.read', body: () => ({ ids: ['none'] }), allowed: 200 },
  'post /api/v1/notices/unread': { permission: 'self.read', body: () => ({ ids: ['none'] }), allowed: 200 },
  'get /api/v1/notices/wishes': { permission: 'self.read', allowed: 200 },
  'put /api/v1/notices/wishes': { permission: 'self.read', body: () => ({}), allowed: 422 },
  'get /api/v1/views': { permission: 'task.read', allowed: 200 },
  'post /api/v1/views': { permission: 'task.read', body: () => ({}), allowed: 422 },
  // Whose view it is, and with whom it is shared, is asked in views.e2e-spec.ts.
  'get /api/v1/views/{id}': { permission: 'task.read', allowed: 404 },
  'patch /api/v1/views/{id}': { permission: 'task.read', body: () => ({ name: 'Проба' }), allowed: 404 },
  'delete /api/v1/views/{id}': { permission: 'task.read', allowed: 404 },
  'get /api/v1/tasks/{id}/history': { permission: 'task.read', allowed: (caller) => (seen(caller) ? 200 : 404) },
  'put /api/v1/tasks/{id}/lookers': {
    permission: 'task.read',
    body: () => ({ page: randomUUID(), typing: false }),
    allowed: (caller) => (seen(caller) ? 200 : 404),
  },
  'put /api/v1/cases/{id}/lookers': { permission: 'case.read', body: () => ({ page: randomUUID(), typing: false }), allowed: ({ ours }) => (ours ? 200 : 404) },
  'get /api/v1/tasks/{id}/files': { permission: 'task.read', allowed: (caller) => (seen(caller) ? 200 : 404) },
  'post /api/v1/tasks/{id}/files': { permission: 'file.add', allowed: 422 },
  'get /api/v1/cases/{id}/files': { permission: 'case.read', allowed: ({ ours }) => (ours ? 200 : 404) },
  'post /api/v1/cases/{id}/files': { permission: 'file.add', allowed: 422 },
  'get /api/v1/files/{id}': { permission: 'case.read', allowed: 404 },
  'delete /api/v1/files/{id}': { permission: 'file.add', allowed: 404 },
  'post /api/v1/files/{id}/restore': { permission: 'file.add', allowed: 404 },
  'get /api/v1/commands/{id}': { permission: 'command.read', allowed: ({ name }) => (name === 'our secretary' ? 200 : 404) },
  'get /api/v1/cases': { permission: 'case.read', allowed: 200 },
  'get /api/v1/cases/{id}': { permission: 'case.read', allowed: ({ ours }) => (ours ? 200 : 404) },
  'get /api/v1/cases/{id}/timeline': { permission: 'case.read', allowed: ({ ours }) => (ours ? 200 : 404) },
  'post /api/v1/cases/{id}/notes': { permission: 'case.note', body: () => ({ text: 'Проба' }), allowed: ({ ours }) => (ours ? 201 : 404) },
  'get /api/v1/tasks/{id}/whys': { permission: 'task.read', allowed: (caller) => (seen(caller) ? 200 : 404) },
  'get /api/v1/processes/maps': { permission: 'case.read', allowed: 200 },
  'get /api/v1/processes/{name}/map': { permission: 'case.read', allowed: 200 },
  'get /api/v1/cases/{id}/letters': { permission: 'case.read', allowed: ({ ours }) => (ours ? 200 : 404) },
  'get /api/v1/promises': { permission: 'task.read', allowed: 200 },
  'post /api/v1/cases/{id}/hold': { permission: 'case.steer', body: () => ({ until: '2020-01-01T00:00:00Z', reason: '' }), allowed: 422 },
  'post /api/v1/cases/{id}/resume': { permission: 'case.steer', headers: NO_KEY, allowed: 422 },
  'post /api/v1/cases/{id}/cancel': { permission: 'case.steer', body: () => ({ reason: '' }), allowed: 422 },
  'post /api/v1/cases/{id}/correct': { permission: 'case.correct', body: () => ({ changes: 'none' }), allowed: 422 },
  'post /api/v1/cases/{id}/clock': { permission: 'case.clock', headers: NO_KEY, allowed: 422 },
  'post /api/v1/messages': { permission: 'message.deliver', body: () => ({}), allowed: 422 },
  'get /api/v1/processes': { permission: 'process.start', allowed: 200 },
  // Whom the contract does not name may not, although they may start others.
  'post /api/v1/processes/{name}': {
    permission: 'process.start',
    body: () => ({}),
    allowed: ({ principal: who }) => (askForLeave.roles.some((role) => who!.roles.includes(role)) ? 422 : 403),
  },
  'get /api/v1/incidents': { permission: 'incident.manage', allowed: 200 },
  'post /api/v1/incidents/{id}/retry': { permission: 'incident.manage', allowed: 404 },
  'post /api/v1/incidents/{id}/close': { permission: 'incident.manage', body: () => ({ why: '' }), allowed: 422 },
  'get /api/v1/settings/hours': { permission: 'self.read', allowed: 200 },
  'get /api/v1/settings/deadlines': { permission: 'settings.edit', allowed: 200 },
  'put /api/v1/settings/deadlines/{process}/{task}': { permission: 'settings.edit', body: () => ({ changes: {} }), allowed: 404 },
  'delete /api/v1/settings/deadlines/{process}/{task}': { permission: 'settings.edit', allowed: 404 },
  'get /api/v1/settings/calendar': { permission: 'settings.edit', allowed: 200 },
  'put /api/v1/settings/calendar/week': { permission: 'settings.edit', body: () => ({}), allowed: 422 },
  'delete /api/v1/settings/calendar/week': { permission: 'settings.edit', allowed: 200 },
  'put /api/v1/settings/calendar/days/{date}': { permission: 'settings.edit', body: () => ({ shifts: [] }), allowed: 404 },
  'delete /api/v1/settings/calendar/days/{date}': { permission: 'settings.edit', allowed: 404 },
  'get /api/v1/audit': { permission: 'audit.read', allowed: 200 },
  'get /api/v1/audit/choices': { permission: 'audit.read', allowed: 200 },
  'get /api/v1/audit/seal': { permission: 'audit.read', allowed: 200 },
  'get /api/v1/audit/export': { permission: 'audit.read', allowed: 200 },
  'get /api/v1/people/accounts': { permission: 'account.manage', allowed: 200 },
  'post /api/v1/people': { permission: 'account.manage', body: () => ({}), allowed: 422 },
  'patch /api/v1/people/{id}': { permission: 'account.manage', body: () => ({ version: 1 }), allowed: 404 },
  'get /api/v1/people': { permission: 'people.manage', allowed: 200 },
  'post /api/v1/people/{id}/hand-over': { permission: 'people.manage', body: () => ({}), allowed: 404 },
  'put /api/v1/people/{id}/skills': { permission: 'people.manage', body: () => ({ skills: [] }), allowed: 404 },
  'get /api/v1/find': { permission: 'case.read', allowed: 200 },
  'get /api/v1/clients': { permission: 'case.read', allowed: 200 },
  'post /api/v1/clients': { permission: 'client.edit', body: () => ({}), allowed: 422 },
  'get /api/v1/clients/{id}': { permission: 'case.read', allowed: 404 },
  'put /api/v1/clients/{id}': { permission: 'client.edit', body: () => ({}), allowed: 404 },
  'get /api/v1/clients/{id}/history': { permission: 'case.read', allowed: 404 },
  'post /api/v1/clients/{id}/contacts': { permission: 'client.edit', body: () => ({ name: 'Проба' }), allowed: 404 },
  'put /api/v1/clients/{id}/contacts/{contact}': { permission: 'client.edit', body: () => ({ name: 'Проба' }), allowed: 404 },
  'delete /api/v1/clients/{id}/contacts/{contact}': { permission: 'client.edit', allowed: 404 },
  'get /api/v1/suppliers': { permission: 'stock.read', allowed: 200 },
  'post /api/v1/suppliers': { permission: 'supplier.manage', body: () => ({}), allowed: 422 },
  'get /api/v1/suppliers/{id}': { permission: 'stock.read', allowed: 404 },
  'put /api/v1/suppliers/{id}': { permission: 'supplier.manage', body: () => ({}), allowed: 404 },
  'post /api/v1/suppliers/{id}/price-lists': { permission: 'supplier.manage', body: () => ({}), allowed: 422 },
  'get /api/v1/suppliers/{id}/price-lists': { permission: 'stock.read', allowed: 404 },
  'get /api/v1/suppliers/{id}/price-lists/{list}': { permission: 'stock.read', allowed: 404 },
  'get /api/v1/suppliers/{id}/price-lists/{list}/file': { permission: 'stock.read', allowed: 404 },
  'get /api/v1/suppliers/{id}/price-lists/{list}/sample': { permission: 'supplier.manage', allowed: 404 },
  'put /api/v1/suppliers/{id}/price-lists/{list}/mapping': { permission: 'supplier.manage', body: () => ({ columns: { article: 0, price: 1 } }), allowed: 404 },
  'get /api/v1/stock': { permission: 'stock.read', allowed: 422 },
  'get /api/v1/stock/accessories': { permission: 'stock.read', allowed: 422 },
  // The case has no deal yet; who reads of it what, is asked in deal.e2e-spec.ts.
  'get /api/v1/cases/{id}/deal': { permission: 'case.read', allowed: 404 },
  'post /api/v1/cases/{id}/refusal': { permission: 'case.correct', body: () => ({}), allowed: 422 },
  'post /api/v1/cases/{id}/items': { permission: 'case.correct', body: () => ({}), allowed: 422 },
  'post /api/v1/cases/{id}/reservations': { permission: 'case.correct', body: () => ({}), allowed: 422 },
  'delete /api/v1/reservations/{id}': { permission: 'case.correct', allowed: 404 },
  'post /api/v1/queries/{id}/answers': { permission: 'message.deliver', body: () => ({ answers: [{ line: 1, has: 'no' }], channel: 'phone' }), allowed: 404 },
  'post /api/v1/clients/{id}/merge': { permission: 'client.merge', body: () => ({ other: company.id }), allowed: 404 },
  'post /api/v1/clients/{id}/unmerge': { permission: 'client.merge', body: () => ({ merge: company.id }), allowed: 404 },
  'post /api/v1/clients/{id}/part': { permission: 'client.merge', body: () => ({ other: company.id }), allowed: 404 },
  'post /api/v1/clients/{id}/doubt': { permission: 'client.merge', body: () => ({ other: company.id }), allowed: 404 },
  'put /api/v1/clients/{id}/manager': { permission: 'people.manage', body: () => ({}), allowed: 404 },
  'get /api/v1/managers': { permission: 'manager.read', allowed: 200 },
  'get /api/v1/absences': { permission: 'absence.plan', allowed: 200 },
  'post /api/v1/absences': { permission: 'absence.plan', body: () => ({}), allowed: 422 },
  'post /api/v1/absences/{id}/end': { permission: 'absence.plan', allowed: 404 },
  'get /api/v1/duties': { permission: 'roster.read', allowed: 200 },
  'put /api/v1/duties': { permission: 'people.manage', body: () => ({}), allowed: 422 },
  'get /api/v1/library': { permission: 'task.read', allowed: 200 },
  'get /api/v1/events/stream': { permission: 'stream.read', allowed: 200 },
  'get /api/v1/health/live': { permission: 'public', allowed: 200 },
  'get /api/v1/health/ready': { permission: 'public', allowed: 200 },
};

function expected({ permission, allowed }: Row, caller: Caller): number {
  if (permission !== 'public') {
    if (!caller.principal) return 401;
    if (!caller.principal.permissions.includes(permission)) return 403;
  }
  return typeof allowed === 'number' ? allowed : allowed(caller);
}

/** The status alone: a stream is left at once. */
async function statusOf(route: string, caller: Caller): Promise<number> {
  const [method, path] = route.split(' ') as [string, string];
  const id = path.includes('/cases/') ? task.caseId! : path.includes('/commands/') ? command : task.id;
  const body = ROWS[route]!.body?.();
  const leave = new AbortController();
  const response = await fetch(`${product.url}${path.replace('{id}', id).replace('{contact}', company.id).replace('{name}', 'leave-request')}`, {
    method: method.toUpperCase(),
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...ROWS[route]!.headers, ...(await caller.headers()) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: leave.signal,
  });
  leave.abort();
  if (path.endsWith('/logout')) signedIn.clear();
  return response.status;
}

describe('the matrix of permissions', () => {
  it('has a row for every route of the OpenAPI document, and for no other', async () => {
    const { paths } = (await (await fetch(`${product.url}/api/openapi.json`)).json()) as { paths: Record<string, Record<string, unknown>> };
    const routes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(routes.toSorted()).toEqual(Object.keys(ROWS).toSorted());
  });

  it.each(CALLERS)('lets $name do what the rules say, on every route', async (caller) => {
    const wanted: Record<string, number> = {};
    const found: Record<string, number> = {};
    for (const [route, row] of Object.entries(ROWS)) {
      wanted[route] = expected(row, caller);
      found[route] = await statusOf(route, caller);
    }
    expect(found).toEqual(wanted);
  });

  it('says 404 of what is hidden in the same words as of what is not there', async () => {
    const stranger = await person(company.login('director'));
    const [hidden, missing] = [await stranger.get<object>(`/tasks/${task.id}`), await stranger.get<object>(`/tasks/${company.id}`)];
    expect({ ...hidden.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
  });

  it('shows a company’s lists nothing of another company', async () => {
    const stranger = await person(company.login('director'));
    expect((await stranger.tasks('team')).items.map(({ caseId }) => caseId)).not.toContain(task.caseId);
    expect((await stranger.cases()).items.map(({ id }) => id)).not.toContain(task.caseId);
    const manager = await person('manager1');
    expect((await manager.get('/tasks?scope=team')).status).toBe(403);
    expect((await manager.tasks('mine')).items.map(({ id }) => id)).not.toContain(task.id);
  });
});
