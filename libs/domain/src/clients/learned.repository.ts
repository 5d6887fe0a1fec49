import { tellEvent } from '../audit/event.repository.js';
import type { Transaction } from '../database/transaction.js';
import type { RequestItem } from '../requests/request.entity.js';
import { keysOf, type ClientKeyValue } from './client-key.rule.js';
import { claimKeys, ownersOf, standingOf, type OwnedKey } from './client-keys.repository.js';
import { completeClient, hint, type ClientFacts } from './client.repository.js';

type Said<T> = T | null | undefined;

/** What a talk taught: of the client, and of what is wanted. Null or undefined: not spoken of. */
export interface Learned extends ClientFacts {
  /** Chosen in the look-up: it is this client, whatever else was said. */
  clientId?: Said<string>;
  /** The item or question, in the words of whoever wrote it down. */
  question?: Said<string>;
  article?: Said<string>;
  quantity?: Said<number>;
  neededBy?: Said<string>;
  /** today, thisWeek or notUrgent. */
  urgency?: Said<string>;
  /** pickup or delivery. */
  delivery?: Said<string>;
  /** What kind of request it turned out to be. */
  requestKind?: Said<string>;
}

/** When and by whom something was learned. */
export interface Learning {
  organisation: string;
  at: Date;
  actor: string;
  instance: string;
}

/** The request that was talked about, as it is known. */
export interface TalkedAbout {
  id: string;
  client: string;
  caseId: string;
}

/** Writes down what a talk taught; says whose the request is now. */
export async function learn(tx: Transaction, learning: Learning, { request, learned }: { request: TalkedAbout; learned: Learned }): Promise<string> {
  const keys = keysOf(learned);
  const { client, owned } = await identify(tx, { organisation: learning.organisation, current: request.client, learned, keys });
  const before = client === request.client ? {} : await moveTo(tx, learning, { request, client, owned });
  // The city and the kind are overwritten: they are said now. All else only fills in.
  const { city, kind, name, company } = learned;
  await completeClient(tx, client, {
    facts: { name: name ?? before.name, company: company ?? before.company, city: before.city, kind: before.kind },
    keys,
    owned,
    making: learning,
  });
  await tx.change(`UPDATE client SET city = coalesce($2, city), kind = coalesce($3, kind) WHERE id = $1 AND ($2::text IS NOT NULL OR $3::text IS NOT NULL)`, [
    client,
    city ?? null,
    kind ?? null,
  ]);
  await completeRequest(tx, request.id, learned);
  return client;
}

/** Each try loses only to another talk that has just given the same key. */
const TRIES = 5;

interface Identifying {
  organisation: string;
  /** Whose the request is so far. */
  current: string;
  learned: Learned;
  keys: readonly ClientKeyValue[];
}

/** Who it is that said all this, with what nobody had before as his own: of two calls at once that give one new number, both are of one client. */
async function identify(tx: Transaction, { organisation, current, learned, keys }: Identifying): Promise<{ client: string; owned: OwnedKey[] }> {
  for (let tries = 0; tries < TRIES; tries++) {
    const owned = await ownersOf(tx, keys);
    const client = await whoIs(tx, current, { learned, owned });
    const free = keys.filter((key) => !owned.some((one) => one.kind === key.kind && one.value === key.value));
    if (await claimKeys(tx, { organisation, client }, free)) return { client, owned: [...owned, ...free.map((key) => ({ ...key, client }))] };
  }
  throw new Error('A key is in the way, but cannot be found.');
}

/** Whom the one on the line was chosen to be; else who has the phone; else who has the e-mail or INN, unless the client so far has a phone. */
async function whoIs(tx: Transaction, current: string, { learned, owned }: { learned: Learned; owned: readonly OwnedKey[] }): Promise<string> {
  const chosen = learned.clientId ? await standingOf(tx, learned.clientId) : undefined;
  if (chosen !== undefined) return chosen;
  const [surest] = owned;
  if (surest === undefined || surest.client === current || surest.kind === 'phone') return surest?.client ?? current;
  const reachable = await tx.row(`SELECT 1 FROM client_key WHERE client = $1 AND kind = 'phone'`, [current]);
  return reachable ? current : surest.client;
}

interface Moving {
  request: TalkedAbout;
  client: string;
  owned: readonly OwnedKey[];
}

/**
 * The request and its case go to the client who was known before. The record made for a caller without a name goes away, if nothing else hangs on it; else
 * it stays, with a hint that the two may be one. Returns what it said of him.
 */
async function moveTo(tx: Transaction, { organisation, at, actor, instance }: Learning, { request, client, owned }: Moving): Promise<ClientFacts> {
  const { client: before, caseId } = request;
  await tx.change(`UPDATE request SET client = $3 WHERE "case" = $1 AND client = $2`, [caseId, before, client]);
  await tx.change(`UPDATE case_file SET client = $3 WHERE id = $1 AND client = $2`, [caseId, before, client]);
  const known = await tx.row<{ name: string | null; company: string | null; phone: string | null }>(`SELECT name, company, phone FROM client WHERE id = $1`, [
    client,
  ]);
  const objects = [before, client].map((id) => ({ type: 'client', id }));
  await tellEvent(tx, { organisation, at, actor, caseId, instance, kind: 'client.found', objects, data: { client: known } });
  const gone = await removeTraceless(tx, before, request.id);
  if (gone) return gone;
  const key = owned.find((one) => one.client === client);
  if (key) await hint(tx, client, { others: [{ ...key, client: before }], organisation, at });
  return {};
}

/** Removes a client who was made with this request, and on whom nothing else hangs; returns what was known of him. */
async function removeTraceless(tx: Transaction, client: string, request: string): Promise<ClientFacts | undefined> {
  const [facts] = await tx.rows<ClientFacts>(
    `SELECT name, company, city, kind FROM client c WHERE id = $1 AND manager IS NULL AND created_at = (SELECT received_at FROM request WHERE id = $2)
        AND NOT EXISTS (SELECT FROM client_key WHERE client = c.id) AND NOT EXISTS (SELECT FROM client_contact WHERE client = c.id)
        AND NOT EXISTS (SELECT FROM case_file WHERE client = c.id) AND NOT EXISTS (SELECT FROM request WHERE client = c.id)
        AND NOT EXISTS (SELECT FROM client_merge WHERE client = c.id OR other = c.id) AND NOT EXISTS (SELECT FROM client_hint WHERE client = c.id OR other = c.id)
      FOR UPDATE`,
    [client, request],
  );
  if (!facts) return undefined;
  await tx.change(`DELETE FROM client_word WHERE client = $1`, [client]);
  await tx.change(`DELETE FROM client WHERE id = $1`, [client]);
  return facts;
}

/**
 * What the request lacked is filled in; city, time, kind and way of delivery are as they were said last. A call is recorded with the first word that
 * somebody types, so its text, too, is what was written down at last; what it began with stays in `raw`.
 */
async function completeRequest(tx: Transaction, request: string, learned: Learned): Promise<void> {
  const item = itemOf(learned);
  await tx.change(
    `UPDATE request SET city = coalesce($2, city), needed_by = coalesce($3, needed_by), text = CASE WHEN channel = 'call' THEN coalesce($4, text) ELSE coalesce(nullif(text, ''), $4) END, kind = coalesce($5, kind),
            urgency = coalesce($6, urgency), delivery = coalesce($7, delivery), urgent = urgent OR coalesce($5 = 'urgent', false),
            items = CASE WHEN items = '[]' THEN coalesce($8::jsonb, items) ELSE items END WHERE id = $1`,
    [
      request,
      learned.city ?? null,
      learned.neededBy ?? null,
      learned.question ?? null,
      learned.requestKind ?? null,
      learned.urgency ?? null,
      learned.delivery ?? null,
      item && JSON.stringify([item]),
    ],
  );
}

/** As long as the name of an item may be. */
const LONGEST_ITEM = 300;

/** What is wanted, where it was said as an item: by its article or its quantity. */
function itemOf({ article, quantity, question }: Learned): RequestItem | null {
  const name = question && question.length <= LONGEST_ITEM ? question : article;
  if (!name || (!article && !quantity)) return null;
  return { ...(article ? { article } : {}), name, quantity: quantity ?? 1 };
}
