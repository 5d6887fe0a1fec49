import { findHits } from '../clients/look-up.repository.js';
import type { Transaction } from '../database/transaction.js';
import { actorParts } from './actor.rule.js';

/** What an act was about, as people know it. */
export interface KnownObject {
  id: string;
  kind: 'case' | 'task' | 'client' | 'supplier' | 'person' | 'token' | 'file' | 'request' | 'process' | 'view';
  /** A name; of a case its number, of a task and a process what its contract calls it: `intake.confirmRequest`. */
  name: string | null;
  /** The case that it belongs to. */
  caseId: string | null;
  caseNumber: string | null;
}

/** What these ids are of; what is no more, or has no name, is not among them. */
export function knownObjects(tx: Transaction, ids: readonly string[]): Promise<KnownObject[]> {
  return tx.rows(
    `SELECT found.id, found.kind, found.name, found."case" AS "caseId", k.number AS "caseNumber" FROM (
       SELECT id, 'case' AS kind, NULL AS name, id AS "case" FROM case_file WHERE id = ANY($1)
       UNION ALL SELECT id, 'task', process || '.' || name, "case" FROM task WHERE id = ANY($1)
       UNION ALL SELECT id, 'client', coalesce(name, company, phone), NULL FROM client WHERE id = ANY($1)
       UNION ALL SELECT id, 'supplier', name, NULL FROM supplier WHERE id = ANY($1)
       UNION ALL SELECT id, 'person', name, NULL FROM person WHERE id = ANY($1)
       UNION ALL SELECT id, 'token', name, NULL FROM api_token WHERE id = ANY($1)
       UNION ALL SELECT id, 'file', name, "case" FROM attachment WHERE id = ANY($1)
       UNION ALL SELECT id, 'request', number::text, "case" FROM request WHERE id = ANY($1)
       UNION ALL SELECT id, 'process', process, "case" FROM process_instance WHERE id = ANY($1)
       UNION ALL SELECT id, 'view', name, NULL FROM task_view WHERE id = ANY($1)
     ) AS found LEFT JOIN case_file k ON k.id = found."case"`,
    [[...ids]],
  );
}

/** Names of the people and tokens that acted, by `person:<id>` and `token:<id>`. */
export async function actorNames(tx: Transaction, actors: readonly string[]): Promise<Map<string, string>> {
  const ids = actors.flatMap((actor) => actorParts(actor)?.id ?? []);
  const rows = await tx.rows<{ actor: string; name: string }>(
    `SELECT 'person:' || id AS actor, name FROM person WHERE id = ANY($1) UNION ALL SELECT 'token:' || id, name FROM api_token WHERE id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map(({ actor, name }) => [actor, name]));
}

/** Everybody who may have acted: people by name, then tokens. */
export function everyActor(tx: Transaction, organisation: string): Promise<{ actor: string; name: string }[]> {
  return tx.rows(
    `SELECT actor, name FROM (
       SELECT 1 AS rank, 'person:' || id AS actor, name FROM person WHERE organisation = $1
       UNION ALL SELECT 2, 'token:' || id, name FROM api_token WHERE organisation = $1) who ORDER BY rank, name, actor`,
    [organisation],
  );
}

/** Acts that were ever written down, by name: each found by one step into the index, however many there are of each. */
export async function everyAct(tx: Transaction, organisation: string): Promise<string[]> {
  const rows = await tx.rows<{ act: string }>(
    `WITH RECURSIVE known AS (
       (SELECT act FROM audit WHERE organisation = $1 ORDER BY act LIMIT 1)
       UNION ALL
       SELECT (SELECT a.act FROM audit a WHERE a.organisation = $1 AND a.act > known.act ORDER BY a.act LIMIT 1) FROM known WHERE known.act IS NOT NULL)
     SELECT act FROM known WHERE act IS NOT NULL`,
    [organisation],
  );
  return rows.map(({ act }) => act);
}

/** Clients at most that typed words may mean, and things that are looked for: whoever finds more types one more letter. */
const MOST_CLIENTS = 20;
const MOST_THINGS = 500;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NUMBER = /^\D{0,3}(\d{1,15})$/u;

/** The things that somebody may mean who types this: an id, the number of a case, a client by name or telephone; with them whatever belongs to their cases. */
export async function thingsMeant(tx: Transaction, organisation: string, typed: string): Promise<string[]> {
  const text = typed.trim();
  const id = ID.test(text) ? text.toLowerCase() : null;
  const number = NUMBER.exec(text)?.[1] ?? null;
  const clients = id ? [] : (await findHits(tx, organisation, { typed: text, limit: MOST_CLIENTS })).map((hit) => hit.id);
  const rows = await tx.rows<{ id: string }>(
    `WITH cases AS (
       SELECT id FROM case_file WHERE organisation = $1 AND number = $2::bigint
       UNION SELECT id FROM case_file WHERE id = $3
       UNION SELECT id FROM case_file WHERE client = ANY($4) OR client = $3
       UNION SELECT "case" FROM request WHERE organisation = $1 AND number = $2::bigint)
     SELECT id FROM (
       SELECT $3::uuid AS id UNION SELECT unnest($4::uuid[]) UNION SELECT id FROM cases
       UNION SELECT t.id FROM task t JOIN cases ON t."case" = cases.id
       UNION SELECT r.id FROM request r JOIN cases ON r."case" = cases.id
       UNION SELECT i.id FROM process_instance i JOIN cases ON i."case" = cases.id
       UNION SELECT f.id FROM attachment f JOIN cases ON f."case" = cases.id) AS things WHERE id IS NOT NULL LIMIT $5`,
    [organisation, number, id, clients, MOST_THINGS],
  );
  return rows.map((row) => row.id);
}
