import { setTimeout as pause } from 'node:timers/promises';
import { must } from './named-run.js';
import type { Login, World } from './world.js';

/** One call of somebody and what came of it; status 0: it broke off or hung. */
export interface Look {
  status: number;
  code: string;
  detail: string;
  retryAfter: number;
  milliseconds: number;
}

/** Nothing may hang longer than this, whatever is away. Milliseconds. */
const PATIENCE = 30_000;

/** Reads something as somebody, or posts where there is a body; never throws. */
export async function look(world: World, login: Login, path: string, { body, key }: { body?: object; key?: string } = {}): Promise<Look> {
  const begun = performance.now();
  const headers = { ...world.person(login).headers, ...(body ? { 'content-type': 'application/json' } : {}), ...(key ? { 'idempotency-key': key } : {}) };
  const sent = { method: body ? 'POST' : 'GET', headers, signal: AbortSignal.timeout(PATIENCE), ...(body ? { body: JSON.stringify(body) } : {}) };
  const answer = await fetch(`${world.product.url}/api/v1${path}`, sent).catch(() => undefined);
  const text = (await answer?.text().catch(() => '')) ?? '';
  const said = answer?.headers.get('content-type')?.includes('json') ? (JSON.parse(text || '{}') as { code?: string; detail?: string }) : {};
  return {
    status: answer?.status ?? 0,
    code: said.code ?? '',
    detail: said.detail ?? '',
    retryAfter: Number(answer?.headers.get('retry-after') ?? 0),
    milliseconds: performance.now() - begun,
  };
}

/** What was refused was refused as it must be: 503 with one of these codes, a sentence, and when to come again; everything else was answered. */
export function mustBeHonest(what: string, looks: readonly Look[], codes: readonly string[], good: readonly number[] = [200]): void {
  for (const { status, code, detail, retryAfter } of looks) {
    if (good.includes(status)) continue;
    must(`${what} is answered ${good.join(', ')}, or 503 with one of ${codes.join(', ')}, not ${status} ${code}`, status === 503 && codes.includes(code));
    must(`${what} has a sentence and a time to come again (${detail}, ${retryAfter} s)`, /\p{L}{2}/u.test(detail) && retryAfter > 0);
  }
}

/** Looks at the inbox and at readiness again and again, while something is broken. */
export function watch(world: World, every = 100) {
  const inbox: Look[] = [];
  const ready: Look[] = [];
  let over = false;
  const going = (async () => {
    while (!over) {
      const [one, two] = await Promise.all([look(world, 'head', '/tasks?scope=mine'), look(world, 'head', '/health/ready')]);
      inbox.push(one);
      ready.push(two);
      await pause(every);
    }
  })();
  return {
    inbox,
    ready,
    end: async () => {
      over = true;
      await going;
    },
  };
}

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
