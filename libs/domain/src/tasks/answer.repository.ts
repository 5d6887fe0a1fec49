import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';

/** An unsafe call with a key. */
export interface KeyedCall {
  organisation: string;
  actor: string;
  /** Method and path. */
  call: string;
  key: string;
  body: unknown;
  at: Date;
}

export interface KnownAnswer {
  id: string;
  /** Null while the first call is in work. */
  status: number | null;
  body: unknown;
}

/**
 * Takes the key for this call, or tells what the first call with it was answered. A call that is just being committed elsewhere is
 * waited for at the unique index. The same key with another body is refused. Rolled back with its transaction, so refusals are not kept.
 */
export async function takeKey(tx: Transaction, { organisation, actor, call, key, body, at }: KeyedCall): Promise<{ fresh: string } | { known: KnownAnswer }> {
  const hash = bodyHashOf(body);
  const [mine] = await tx.rows<{ id: string }>(
    `INSERT INTO answer (id, organisation, actor, call, idempotency_key, body_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (organisation, actor, call, idempotency_key) DO NOTHING RETURNING id`,
    [v7(), organisation, actor, call, key, hash, at],
  );
  if (mine) return { fresh: mine.id };
  const known = await findAnswer(tx, { organisation, actor, call, key, body });
  if (!known) throw new Error('An answer is in the way, but cannot be found.');
  return { known };
}

/** What the first call with this key was answered, if there was one. The same key with another body is refused. */
export async function findAnswer(tx: Transaction, { organisation, actor, call, key, body }: Omit<KeyedCall, 'at'>): Promise<KnownAnswer | undefined> {
  const known = await tx.row<KnownAnswer & { body_hash: string }>(
    `SELECT id, status, body, body_hash FROM answer WHERE organisation = $1 AND actor = $2 AND call = $3 AND idempotency_key = $4`,
    [organisation, actor, call, key],
  );
  if (known && known.body_hash !== bodyHashOf(body)) throw new DomainError('key-reused');
  return known && { id: known.id, status: known.status, body: known.body };
}

/**
 * Does the work of a call once, in its own transaction, and gives the same answer to the same key from then on: as it was kept, so that the
 * first call and its copies get the same text. A call without a key is simply done.
 */
export async function answerOnce<T>(
  tx: Transaction,
  { key, ...call }: Omit<KeyedCall, 'key'> & { key: string | null },
  work: () => Promise<{ status: number; body: T }>,
): Promise<{ status: number; body: T }> {
  if (key === null) return work();
  const taken = await takeKey(tx, { ...call, key });
  if ('known' in taken) return { status: taken.known.status!, body: taken.known.body as T }; // kept by the transaction that took the key
  const answer = await work();
  const kept = await keepAnswer(tx, taken.fresh, answer);
  return kept ? { status: kept.status!, body: kept.body as T } : answer;
}

/** Keeps the answer; the first one kept is the answer for ever. Returns it as it was kept, so that all callers get equal bodies; undefined where it is forgotten by now. */
export async function keepAnswer(tx: Transaction, id: string, { status, body }: { status: number; body: unknown }): Promise<KnownAnswer | undefined> {
  const [kept] = await tx.rows<KnownAnswer>(
    `UPDATE answer SET status = coalesce(status, $2), body = CASE WHEN status IS NULL THEN $3::jsonb ELSE body END WHERE id = $1 RETURNING id, status, body`,
    [id, status, JSON.stringify(body)],
  );
  return kept;
}

/** SHA-256 over the body with its keys in order, so that the same content is the same body. */
export function bodyHashOf(body: unknown): string {
  return createHash('sha256').update(canonical(body)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}

/** Rows deleted in one statement. */
const MOST_FORGOTTEN = 1_000;

/** Forgets some answers given before an instant; says whether there are more. Their commands stay. */
export async function forgetAnswers(database: Database, before: Date): Promise<boolean> {
  const gone = await database.asSystem((tx) =>
    tx.change(`DELETE FROM answer WHERE id IN (SELECT id FROM answer WHERE created_at < $1 LIMIT $2)`, [before, MOST_FORGOTTEN]),
  );
  return gone === MOST_FORGOTTEN;
}
