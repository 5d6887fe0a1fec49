import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const OWN_NAMES = new Set(['127.0.0.1', '[::1]', 'localhost']);
/** What a proxy says of whom it speaks for: whoever comes through one is not at this machine. */
const PASSED_ON = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Who may read the metrics. */
export interface MetricsDoor {
  /** The bearer token that is asked for. Without one only programs of this machine may read. */
  token: string | undefined;
  /** A proxy stands before us: a connection from this machine says nothing about who asks. */
  behindProxy: boolean;
}

/**
 * Whether this call may read the metrics: by the token where one is set, else from this machine alone, by one of its own names (a page of a foreign
 * name that was made to point here is refused), and through no proxy.
 */
export function mayReadMetrics({ token, behindProxy }: MetricsDoor, { headers, socket }: IncomingMessage): boolean {
  if (token !== undefined) return same(/^Bearer ([\x21-\x7e]+)$/.exec(headers.authorization ?? '')?.[1] ?? '', token);
  if (behindProxy || PASSED_ON.some((name) => headers[name] !== undefined)) return false;
  const name = (headers.host ?? '').replace(/:\d+$/, '');
  return LOOPBACK.has(socket.remoteAddress ?? '') && OWN_NAMES.has(name);
}

/** Equal in time whatever they are: what is compared has one length. */
function same(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(a!, b!);
}
