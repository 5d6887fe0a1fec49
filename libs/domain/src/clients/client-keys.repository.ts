import type { Transaction } from '../database/transaction.js';
import { KEY_KINDS, type ClientKeyValue } from './client-key.rule.js';

/** A key, and the client who has it. */
export interface OwnedKey extends ClientKeyValue {
  client: string;
}

/**
 * Who has which of these keys, the surest first. The owners stay what they are until the transaction ends: they are neither merged nor removed
 * meanwhile. A key that is just being moved has no owner for this moment: ask again.
 */
export async function ownersOf(tx: Transaction, keys: readonly ClientKeyValue[]): Promise<OwnedKey[]> {
  if (keys.length === 0) return [];
  const owned = await tx.rows<OwnedKey>(
    `SELECT k.kind, k.value, k.client FROM unnest($1::text[], $2::text[]) AS asked(kind, value)
       JOIN client_key k ON k.kind = asked.kind AND k.value = asked.value JOIN client c ON c.id = k.client
      WHERE c.merged_into IS NULL FOR KEY SHARE OF c`,
    [keys.map(({ kind }) => kind), keys.map(({ value }) => value)],
  );
  const place = ({ kind, value }: ClientKeyValue) => keys.findIndex((key) => key.kind === kind && key.value === value);
  return owned.toSorted((a, b) => KEY_KINDS.indexOf(a.kind) - KEY_KINDS.indexOf(b.kind) || place(a) - place(b));
}

/**
 * Gives a client those of these keys that nobody has, and says how many that were. In one order for everybody, so that two who want the same wait for
 * each other instead of forever.
 */
export function giveKeys(
  tx: Transaction,
  { organisation, client, contact = null }: { organisation: string; client: string; contact?: string | null },
  keys: readonly ClientKeyValue[],
): Promise<number> {
  const ordered = keys.toSorted((a, b) => (`${a.kind} ${a.value}` < `${b.kind} ${b.value}` ? -1 : 1));
  return tx.change(
    `INSERT INTO client_key (organisation, kind, value, reversed, client, contact)
     SELECT $1, kind, value, CASE WHEN kind = 'phone' THEN reverse(substr(value, 2)) END, $2, $3 FROM unnest($4::text[], $5::text[]) AS given(kind, value)
     ON CONFLICT DO NOTHING`,
    [organisation, client, contact, ordered.map(({ kind }) => kind), ordered.map(({ value }) => value)],
  );
}

/** Gives a client all of these keys, which nobody had a moment ago; false, and none of them, where somebody was faster with one. */
export async function claimKeys(tx: Transaction, whose: { organisation: string; client: string }, keys: readonly ClientKeyValue[]): Promise<boolean> {
  if (keys.length === 0 || (await giveKeys(tx, whose, keys)) === keys.length) return true;
  await tx.change(
    `DELETE FROM client_key k USING unnest($2::text[], $3::text[]) AS given(kind, value) WHERE k.client = $1 AND k.kind = given.kind AND k.value = given.value`,
    [whose.client, keys.map(({ kind }) => kind), keys.map(({ value }) => value)],
  );
  return false;
}

/** What a client shows as the main phone, e-mail and INN is his own, or of his people where he has none; where it went, another takes its place. */
export async function settleMain(tx: Transaction, client: string): Promise<void> {
  const main = (column: string) =>
    `${/* sql-fragment */ column} = (SELECT value FROM client_key k WHERE k.client = c.id AND k.kind = '${/* sql-fragment */ column}'
       ORDER BY k.contact IS NOT NULL, k.value IS NOT DISTINCT FROM c.${/* sql-fragment */ column} DESC, k.value LIMIT 1)`;
  await tx.change(`UPDATE client c SET ${/* sql-fragment */ KEY_KINDS.map(main).join(', ')} WHERE id = $1`, [client]);
}

/** Whom this record is now, at the end of the way from one that was merged to the next; undefined where there is none. */
export async function survivorOf(tx: Transaction, client: string): Promise<string | undefined> {
  const row = await tx.row<{ id: string }>(
    `WITH RECURSIVE way AS (
       SELECT id, merged_into FROM client WHERE id = $1
       UNION ALL SELECT c.id, c.merged_into FROM way JOIN client c ON c.id = way.merged_into)
     SELECT id FROM way WHERE merged_into IS NULL`,
    [client],
  );
  return row?.id;
}

/** Each try loses only to a merge that has just been committed. */
const TRIES = 5;

/** Whom this record is now; he stays that until the transaction ends. */
export async function standingOf(tx: Transaction, client: string): Promise<string | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const id = await survivorOf(tx, client);
    if (id === undefined || (await tx.row(`SELECT 1 FROM client WHERE id = $1 AND merged_into IS NULL FOR KEY SHARE`, [id]))) return id;
  }
  throw new Error(`Client ${client} is merged again and again.`);
}

/** A client and all that were merged into it, over any number of steps; `$1` is its id. */
export const FAMILY = `WITH RECURSIVE family AS (SELECT $1::uuid AS id UNION ALL SELECT c.id FROM family f JOIN client c ON c.merged_into = f.id)`;
