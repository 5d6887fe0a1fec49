import { v7 } from 'uuid';
import { askedBy } from '#kit/asked/asked-by.js';
import { weakened } from '#weakened';
import { CORRECTED } from '#kit/contract/protocol.js';
import type { Transaction } from '../database/transaction.js';

/** What a message and a wait find each other by. */
export interface MessageKey {
  kind: string;
  key: string;
}

interface Bound {
  organisation: string;
  instance: string;
  wait: string;
  run: string | null;
  hope: string;
}

/** A wait that hopes for something, and the case it belongs to. */
export interface Hoping extends Bound {
  caseId: string | null;
}

/**
 * Holds the keys until the transaction ends, so that a message and the wait that hopes for it cannot pass each other unseen. Taken before any
 * other lock, in one order.
 */
export async function lockKeys(tx: Transaction, organisation: string, keys: readonly MessageKey[]): Promise<void> {
  if (keys.length === 0 || weakened('msglock')) return;
  const names = [...new Set(keys.map(({ kind, key }) => `${organisation}\0${kind}\0${key}`))].map((name) => name.replaceAll('\0', '\u001f')).toSorted();
  await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) FROM unnest($1::text[]) AS name`, [names]);
}

/** Gives waits that were just opened what came before them: a free message, or a correction newer than the story has seen. */
export async function giveEarly(tx: Transaction, waits: readonly string[], at: Date): Promise<boolean> {
  const hopes = await tx.rows<Bound & MessageKey & { seen: number }>(
    `SELECT e.organisation, w.instance, e.wait, w.run, e.hope, e.kind, e.key, e.seen FROM expectation e JOIN wait w ON w.id = e.wait
      WHERE e.wait = ANY($1) ORDER BY w.opened_at, e.wait, e.hope`,
    [waits],
  );
  let given = false;
  for (const hope of hopes) given = (await (hope.kind === CORRECTED ? giveCorrection(tx, hope, at) : giveMessage(tx, hope, at))) || given;
  return given;
}

async function giveMessage(tx: Transaction, hope: Bound & MessageKey, at: Date): Promise<boolean> {
  const free = await tx.row<{ id: string; payload: object; source: string }>(
    `SELECT id, payload, source FROM message WHERE organisation = $1 AND kind = $2 AND key = $3 AND status = 'free' ORDER BY received_at, id LIMIT 1 FOR UPDATE`,
    [hope.organisation, hope.kind, hope.key],
  );
  return free !== undefined && take(tx, hope, { message: free.id, payload: free.payload, actor: free.source, at });
}

async function giveCorrection(tx: Transaction, hope: Bound & { key: string; seen: number }, at: Date): Promise<boolean> {
  const newer = await tx.row<{ number: number; data: object }>(`SELECT corrections AS number, data FROM case_file WHERE id = $1 AND corrections > $2`, [
    hope.key,
    hope.seen,
  ]);
  return newer !== undefined && tellCorrection(tx, hope, { ...newer, actor: 'system', at });
}

/** Offers a free message to the wait that has hoped longest for it. Tells which one took it; the caller holds its key. */
export async function offer(
  tx: Transaction,
  message: MessageKey & { id: string; organisation: string; payload: object; source: string },
  at: Date,
): Promise<Hoping | undefined> {
  for (const hope of await hoping(tx, message.organisation, message))
    if (await take(tx, hope, { message: message.id, payload: message.payload, actor: message.source, at })) return hope;
  return undefined;
}

/** Undecided waits that hope for this, oldest first. */
export function hoping(tx: Transaction, organisation: string, { kind, key }: MessageKey): Promise<Hoping[]> {
  return tx.rows<Hoping>(
    `SELECT e.organisation, w.instance, e.wait, w.run, e.hope, i."case" AS "caseId" FROM expectation e JOIN wait w ON w.id = e.wait JOIN process_instance i ON i.id = w.instance
      WHERE e.organisation = $1 AND e.kind = $2 AND e.key = $3 AND w.decided_by IS NULL AND w.closed_at IS NULL ORDER BY w.opened_at, w.id`,
    [organisation, kind, key],
  );
}

/** The message decides the wait in this very transaction, and becomes a command: the story hears of it by that alone. */
async function take(
  tx: Transaction,
  hope: Bound,
  { message, payload, actor, at }: { message: string; payload: object; actor: string; at: Date },
): Promise<boolean> {
  if (!(await decideBy(tx, hope, { kind: 'message', message, data: payload, actor, at }))) return false;
  await tx.change(`UPDATE message SET status = 'taken' WHERE id = $1`, [message]);
  return true;
}

/** A correction decides a wait that hopes for one. */
export function tellCorrection(
  tx: Transaction,
  hope: Bound,
  { number, data, actor, at }: { number: number; data: object; actor: string; at: Date },
): Promise<boolean> {
  return decideBy(tx, hope, { kind: 'correct', message: null, data: { number, data }, actor, at });
}

async function decideBy(
  tx: Transaction,
  { organisation, instance, wait, run, hope }: Bound,
  { kind, message, data, actor, at }: { kind: 'message' | 'correct'; message: string | null; data: object; actor: string; at: Date },
): Promise<boolean> {
  const id = v7();
  const decided = await tx.change(`UPDATE wait SET decided_by = 'command:' || $2::text, decided_at = $3 WHERE id = $1 AND decided_by IS NULL`, [wait, id, at]);
  if (decided === 0) return false;
  await tx.rows(
    // Due at once, by the clock of machines (clock_timestamp): a sweeper is told, and brings it.
    `INSERT INTO command (id, organisation, kind, instance, wait, key, message, actor, data, status, run, decided_at, next_try_at, request)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'accepted', $10, $11, clock_timestamp(), $12)`,
    [id, organisation, kind, instance, wait, hope, message, actor, JSON.stringify(data), run, at, askedBy()],
  );
  return true;
}

/** A message whose command the story would not have is free again, and is offered to the next wait that hopes for it. The caller holds its key. */
export async function freeAgain(tx: Transaction, id: string, { offered, at }: { offered: boolean; at: Date }): Promise<void> {
  const freed = await tx.row<MessageKey & { id: string; organisation: string; payload: object; source: string }>(
    `UPDATE message SET status = 'free' WHERE id = $1 AND status = 'taken' RETURNING id, organisation, kind, key, payload, source`,
    [id],
  );
  if (freed && offered) await offer(tx, freed, at);
}

/** The keys that a refusal may have to look at: that of the message it frees, and those that its wait hopes for. */
export function keysToLock(tx: Transaction, { wait, message }: { wait: string | null; message: string | null }): Promise<MessageKey[]> {
  return tx.rows<MessageKey>(`SELECT kind, key FROM message WHERE id = $1 UNION SELECT kind, key FROM expectation WHERE wait = $2`, [message, wait]);
}
