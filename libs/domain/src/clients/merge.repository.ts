import type { Transaction } from '../database/transaction.js';
import type { ClientKeyValue } from './client-key.rule.js';
import type { Moved } from './merge.type.js';

/** What a client gets of another where he has none himself. His phone, e-mail and INN come with the keys. */
const FILLED = ['name', 'company', 'city', 'kind', 'manager'] as const;

type Facts = Record<(typeof FILLED)[number], string | null>;

/** Moves all that `other` has to `client`, and says what that was. Both are locked. */
export async function moveAll(tx: Transaction, client: string, other: string): Promise<Moved> {
  const keys = await tx.rows<ClientKeyValue>(`UPDATE client_key SET client = $1 WHERE client = $2 RETURNING kind, value`, [client, other]);
  const contacts = await moved(tx, `UPDATE client_contact SET client = $1 WHERE client = $2 RETURNING id`, [client, other]);
  const cases = await moved(tx, `UPDATE case_file SET client = $1 WHERE client = $2 RETURNING id`, [client, other]);
  const requests = await moved(tx, `UPDATE request SET client = $1 WHERE client = $2 RETURNING id`, [client, other]);
  const facts = `SELECT name, company, city, kind, manager FROM client WHERE id = $1`;
  const [mine, theirs] = [(await tx.row<Facts>(facts, [client]))!, (await tx.row<Facts>(facts, [other]))!];
  const filled = Object.fromEntries(FILLED.filter((field) => mine[field] === null && theirs[field] !== null).map((field) => [field, theirs[field]!]));
  await tx.change(
    `UPDATE client SET name = coalesce(name, $2), company = coalesce(company, $3), city = coalesce(city, $4), kind = coalesce(kind, $5), manager = coalesce(manager, $6) WHERE id = $1`,
    [client, ...FILLED.map((field) => theirs[field])],
  );
  await tx.change(`UPDATE client SET merged_into = $2, manager = NULL WHERE id = $1`, [other, client]);
  await tx.change(`DELETE FROM client_word WHERE client = $1`, [other]);
  return { keys, contacts, cases, requests, filled, manager: theirs.manager };
}

/** Moves back what a merge moved, from whoever holds it now. */
export async function moveBack(tx: Transaction, holder: string, { client, other, moved: was }: { client: string; other: string; moved: Moved }): Promise<void> {
  const { keys, contacts, cases, requests, filled, manager } = was;
  await tx.change(`UPDATE client_contact SET client = $1 WHERE client = $2 AND id = ANY($3)`, [other, holder, contacts]);
  await tx.change(
    `UPDATE client_key k SET client = $1 FROM unnest($3::text[], $4::text[]) AS back(kind, value) WHERE k.client = $2 AND k.kind = back.kind AND k.value = back.value`,
    [other, holder, keys.map(({ kind }) => kind), keys.map(({ value }) => value)],
  );
  await tx.change(
    `UPDATE client_key SET contact = NULL WHERE client = $1 AND contact IS NOT NULL AND NOT EXISTS (SELECT FROM client_contact p WHERE p.id = contact AND p.client = $1)`,
    [other],
  );
  await tx.change(`UPDATE case_file SET client = $1 WHERE client = $2 AND id = ANY($3)`, [other, holder, cases]);
  await tx.change(`UPDATE request SET client = $1 WHERE client = $2 AND id = ANY($3)`, [other, holder, requests]);
  // Written over since: then it is no longer the other's.
  await tx.change(
    `UPDATE client SET name = nullif(name, $2), company = nullif(company, $3), city = nullif(city, $4), kind = nullif(kind, $5), manager = nullif(manager, $6::uuid) WHERE id = $1`,
    [client, ...FILLED.map((field) => filled[field] ?? null)],
  );
  await tx.change(`UPDATE client SET merged_into = NULL, manager = (SELECT id FROM person WHERE id = $2 AND active) WHERE id = $1`, [other, manager]);
}

async function moved(tx: Transaction, sql: string, values: readonly string[]): Promise<string[]> {
  return (await tx.rows<{ id: string }>(sql, values)).map(({ id }) => id);
}
