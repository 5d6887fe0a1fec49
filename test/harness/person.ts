import { randomUUID } from 'node:crypto';
import type { CaseDto, CaseListDto } from '../../apps/api/src/cases/cases.dto.js';
import type { TimelineDto } from '../../apps/api/src/cases/timeline.dto.js';
import type { CommandDto } from '../../apps/api/src/commands/commands.dto.js';
import type { TaskListDto } from '../../apps/api/src/tasks/task-list.dto.js';
import type { CompletedDto, TaskDetailDto } from '../../apps/api/src/tasks/tasks.dto.js';
import type { Door } from './product.js';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  type: string;
  text: string;
  body: T;
}

const SITE = 'reglament-demo-site-form';

/** Calls the API as a browser of this person would. */
export class Person {
  private constructor(
    private readonly product: Door,
    private readonly cookie: string,
    readonly csrf: string,
  ) {}

  static async signIn(product: Door, login: string): Promise<Person> {
    const response = await fetch(`${product.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: 'reglament-demo' }),
    });
    if (!response.ok) throw new Error(`${login} could not sign in: ${await response.text()}\n${product.log.slice(-2_000)}`);
    const { csrfToken } = (await response.json()) as { csrfToken: string };
    return new Person(product, response.headers.getSetCookie()[0]!.split(';')[0]!, csrfToken);
  }

  /** The same session at another api. */
  at(door: Door): Person {
    return new Person(door, this.cookie, this.csrf);
  }

  get headers(): Record<string, string> {
    return { cookie: this.cookie, 'x-csrf-token': this.csrf, 'accept-language': 'ru' };
  }

  get<T>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return call<T>(this.product, 'GET', path, { headers: { ...this.headers, ...headers } });
  }

  post<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return call<T>(this.product, 'POST', path, { body, headers: { ...this.headers, ...headers } });
  }

  tasks(scope = 'mine'): Promise<TaskListDto> {
    return this.get<TaskListDto>(`/tasks?scope=${scope}`).then(({ body }) => body);
  }

  /** Waits for an open task of a case. */
  taskOf(caseId: string): Promise<TaskDetailDto> {
    return this.product.until(`a task in case ${caseId}`, async () => {
      const row = (await this.tasks('mine')).items.find((task) => task.caseId === caseId && task.status === 'open');
      return row && (await this.get<TaskDetailDto>(`/tasks/${row.id}`)).body;
    });
  }

  complete(
    task: { id: string; version: number },
    outcome: string,
    data: Record<string, unknown>,
    key: string | null = randomUUID(),
  ): Promise<Answer<CompletedDto & { commandId?: string }>> {
    return this.post(`/tasks/${task.id}/complete`, { outcome, data, version: task.version }, key ? { 'idempotency-key': key } : {});
  }

  command(id: string): Promise<CommandDto> {
    return this.get<CommandDto>(`/commands/${id}`).then(({ body }) => body);
  }

  case(id: string): Promise<CaseDto> {
    return this.get<CaseDto>(`/cases/${id}`).then(({ body }) => body);
  }

  cases(query = 'status=all'): Promise<CaseListDto> {
    return this.get<CaseListDto>(`/cases?${query}`).then(({ body }) => body);
  }

  timeline(id: string): Promise<TimelineDto> {
    return this.get<TimelineDto>(`/cases/${id}/timeline`).then(({ body }) => body);
  }
}

/** The company's site sends a request. */
export async function siteRequest(
  product: Door,
  change: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Answer<{ id: string; number: string; caseId: string }>> {
  const body = {
    channel: 'site',
    kind: 'request',
    client: { name: 'Пример Проверкин', phone: '8 (900) 000-14-27' },
    items: [
      { name: 'Радиосистема', quantity: 4 },
      { name: 'Стойка', quantity: 2 },
    ],
    ...change,
  };
  return call(product, 'POST', '/requests', { body, headers: { authorization: `Bearer ${SITE}`, 'idempotency-key': randomUUID(), ...headers } });
}

/** One call; a string as body goes out as it is. */
export async function call<T>(
  product: Door,
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
  const response = await fetch(`${product.url}/api/v1${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, text, body: (type.includes('json') && text ? JSON.parse(text) : {}) as T };
}

export const CONFIRMED = { city: 'Пермь', clientKind: 'legal' };
export const AGREED = { agreed: 'Счёт завтра до полудня' };
