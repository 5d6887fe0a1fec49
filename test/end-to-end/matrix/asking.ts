import type { Caller, Ids, Row } from './row.js';
import type { AskedTask, Thing, World } from './world.js';

/** One call that the matrix makes: a route, and where it is about a task, which. */
export interface Question {
  route: string;
  row: Row;
  task: AskedTask;
  /** What the answer is told under. */
  name: string;
}

/** The questions that a row asks: one of most routes, one of each task where the path names one. */
export function questionsOf(route: string, row: Row, world: World): Question[] {
  if (!route.includes('/tasks/{id}')) return [{ route, row, task: world.tasks.open, name: route }];
  return Object.entries(world.tasks).map(([state, task]) => ({ route, row, task, name: `${route} (${state})` }));
}

/** The status that the rules want. */
export function expected({ row, task }: Question, caller: Caller, world: World): number {
  const { allowed } = row;
  return refusalOf(row, caller) ?? (typeof allowed === 'number' ? allowed : allowed({ ...caller, principal: caller.principal! }, task, world));
}

/** What permission.rule.ts alone says. */
function refusalOf({ permission }: Row, { principal }: Caller): 401 | 403 | undefined {
  if (permission === 'public') return undefined;
  if (!principal) return 401;
  return principal.permissions.includes(permission) ? undefined : 403;
}

/** The address that a question is about: with things of the world, made for it where `fresh`. */
export async function addressOf({ route, row, task }: Question, world: World, fresh = true): Promise<{ method: string; url: string }> {
  const [method, path] = route.split(' ') as [string, string];
  return { method: method.toUpperCase(), url: `${world.product.url}${filled(path, await idsOf(path, row, { world, task, fresh }))}` };
}

/** The status that comes: a stream is left at once. */
export async function statusOf(question: Question, caller: Caller, world: World): Promise<number> {
  const { row, task, route } = question;
  const { method, url } = await addressOf(question, world, refusalOf(row, caller) === undefined);
  const body = row.body?.(world, task);
  const leave = new AbortController();
  const json = body !== undefined && !(body instanceof FormData);
  const response = await fetch(url, {
    method,
    headers: { ...(json ? { 'content-type': 'application/json' } : {}), ...row.headers, ...(await caller.headers()) },
    ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : body }),
    signal: leave.signal,
  });
  leave.abort();
  if (route.endsWith('/logout')) world.forgetSessions();
  return response.status;
}

/** Things are made for those alone who come as far as to touch them. */
async function idsOf(path: string, row: Row, { world, task, fresh }: { world: World; task: AskedTask; fresh: boolean }): Promise<Ids> {
  if (row.fresh && fresh) return row.fresh(world);
  if (row.ids) return row.ids(world);
  if (path.includes('/tasks/{id}')) return { id: task.id };
  const thing = /\/([a-z-]+)\/\{id\}/.exec(path)?.[1];
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name!, world.stranger.id]);
  return { ...Object.fromEntries(names), ...(thing !== undefined && thing in world.things ? { id: world.things[thing as Thing] } : {}) };
}

function filled(path: string, ids: Ids): string {
  return path.replaceAll(/\{(\w+)\}/g, (whole, name: string) => encodeURIComponent(ids[name] ?? whole));
}
