import { v7 } from 'uuid';
import type { Transaction } from '../database/transaction.js';
import { firstOf, keysOf, type ClientKeyValue, type Identifying } from './client-key.rule.js';
import { giveKeys, ownersOf, type OwnedKey } from './client-keys.repository.js';
import { keepWords } from './client-words.repository.js';

/** How a client introduces himself; any of it may be missing. */
export interface ClientFacts extends Identifying {
  name?: string | null | undefined;
  company?: string | null | undefined;
  city?: string | null | undefined;
  kind?: string | null | undefined;
}

/** Where and when a client is made. */
export interface Making {
  organisation: string;
  at: Date;
}

/** Each try loses only to somebody who has just committed the same key. */
const TRIES = 5;

/**
 * The client with one of these phones, else this e-mail, else this INN; else a new one. Never a second record for the same (WT-1.8): requests at once meet
 * at the primary key of `client_key`, and the later ones take the client of the first. What a known client lacks is filled in; nothing known is
 * overwritten. What belongs to yet another client stays his, with a hint that the two may be one.
 */
export async function findOrCreateClient(tx: Transaction, facts: ClientFacts, making: Making): Promise<string> {
  const keys = keysOf(facts);
  for (let tries = 0; tries < TRIES; tries++) {
    const owned = await ownersOf(tx, keys);
    const known = owned[0]?.client;
    if (known !== undefined) {
      await completeClient(tx, known, { facts, keys, owned, making });
      return known;
    }
    const made = await makeClient(tx, facts, making);
    if (made !== undefined) return made;
  }
  throw new Error('A client is in the way, but cannot be found.');
}

/** A new client with these keys; undefined, and nothing written, where somebody has one of them. */
export async function makeClient(tx: Transaction, facts: ClientFacts, { organisation, at }: Making): Promise<string | undefined> {
  const [id, keys] = [v7(), keysOf(facts)];
  const { name = null, company = null, city = null, kind = null } = facts;
  await tx.rows(
    `INSERT INTO client (id, organisation, name, phone, email, company, inn, city, kind, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, organisation, name, firstOf(keys, 'phone'), firstOf(keys, 'email'), company, firstOf(keys, 'inn'), city, kind, at],
  );
  if (keys.length > 0 && (await giveKeys(tx, { organisation, client: id }, keys)) < keys.length) {
    await tx.change(`DELETE FROM client_key WHERE client = $1`, [id]);
    await tx.change(`DELETE FROM client WHERE id = $1`, [id]);
    return undefined;
  }
  if (name !== null || company !== null) await keepWords(tx, { organisation, client: id });
  return id;
}

interface Completing {
  facts: ClientFacts;
  keys: readonly ClientKeyValue[];
  /** Who has which of the keys already. */
  owned: readonly OwnedKey[];
  making: Making;
}

/** Fills in what a client lacks. A key of another stays with the other: a hint to merge, never a second owner. */
export async function completeClient(tx: Transaction, client: string, { facts, keys, owned, making }: Completing): Promise<void> {
  const { organisation, at } = making;
  const free = keys.filter((key) => !owned.some((one) => one.kind === key.kind && one.value === key.value));
  const given = free.length > 0 ? await giveKeys(tx, { organisation, client }, free) : 0;
  const all = given < free.length ? await ownersOf(tx, keys) : [...owned, ...free.map((key) => ({ ...key, client }))];
  await hint(tx, client, { others: all.filter((key) => key.client !== client), organisation, at });
  const mine = all.filter((key) => key.client === client);
  const { name = null, company = null } = facts;
  const named = await tx.rows<{ named: boolean }>(
    `UPDATE client c SET name = coalesce(c.name, $2), company = coalesce(c.company, $3), city = coalesce(c.city, $7), kind = coalesce(c.kind, $8),
            phone = coalesce(c.phone, $4), email = coalesce(c.email, $5), inn = coalesce(c.inn, $6)
       FROM client before WHERE c.id = $1 AND before.id = c.id
        AND (c.name, c.company, c.phone, c.email, c.inn, c.city, c.kind)
            IS DISTINCT FROM (coalesce(c.name, $2), coalesce(c.company, $3), coalesce(c.phone, $4), coalesce(c.email, $5), coalesce(c.inn, $6), coalesce(c.city, $7), coalesce(c.kind, $8))
      RETURNING c.name IS DISTINCT FROM before.name OR c.company IS DISTINCT FROM before.company AS named`,
    [client, name, company, firstOf(mine, 'phone'), firstOf(mine, 'email'), firstOf(mine, 'inn'), facts.city ?? null, facts.kind ?? null],
  );
  if (named[0]?.named) await keepWords(tx, { organisation, client });
}

interface Hinting {
  others: readonly OwnedKey[];
  organisation: string;
  at: Date;
}

/** Keeps once that a client was introduced with what belongs to others. */
export async function hint(tx: Transaction, client: string, { others, organisation, at }: Hinting): Promise<void> {
  for (const { client: other, kind, value } of others) {
    await tx.change(`INSERT INTO client_hint (client, other, organisation, kind, value, at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`, [
      client,
      other,
      organisation,
      kind,
      value,
      at,
    ]);
  }
}
