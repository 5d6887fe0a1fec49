import type { Transaction } from '../database/transaction.js';
import { principalsOf, type Principal } from '../people/principal.rule.js';
import { numbersBeginningWith } from './typed-number.rule.js';

/** What a line about a client says. */
export interface FoundClient {
  id: string;
  name: string | null;
  company: string | null;
  phone: string | null;
  email: string | null;
  inn: string | null;
  city: string | null;
}

/** Cases of one client that are looked at. */
const OF_ONE_CLIENT = 3;
/** So far one's own list is read for a title: whatever lies further down is not what one is about to do. */
const LOOKED_THROUGH = 300;

/** The facts of these clients, in their order. */
export async function clientFacts(tx: Transaction, ids: readonly string[]): Promise<FoundClient[]> {
  return tx.rows(
    `SELECT c.id, c.name, c.company, c.phone, c.email, c.inn, c.city FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted(id, place) JOIN client c ON c.id = wanted.id ORDER BY wanted.place`,
    [[...ids]],
  );
}

/**
 * Cases whose number begins with what was typed, the number itself first, and then those of the clients, what is open before what is not.
 * Each is a short range of an index: the cost goes by what was typed, not by how many cases there are.
 */
export async function findCaseIds(
  tx: Transaction,
  organisation: string,
  { typed, clients, limit }: { typed: string; clients: readonly string[]; limit: number },
): Promise<string[]> {
  const spans = numbersBeginningWith(typed);
  const rows = await tx.rows<{ id: string }>(
    `SELECT id FROM (
       SELECT k.id, 1 AS rank, s.place, k.opened_at FROM unnest($2::bigint[], $3::bigint[]) WITH ORDINALITY AS s("from", "to", place)
         CROSS JOIN LATERAL (SELECT id, opened_at FROM case_file WHERE organisation = $1 AND number >= s."from" AND number < s."to" ORDER BY number DESC LIMIT $6) k
       UNION ALL
       SELECT k.id, CASE k.status WHEN 'open' THEN 2 ELSE 3 END, c.place, k.opened_at FROM unnest($4::uuid[]) WITH ORDINALITY AS c(id, place)
         CROSS JOIN LATERAL (SELECT id, status, opened_at FROM case_file WHERE client = c.id ORDER BY status DESC, opened_at DESC LIMIT $5) k
     ) AS hit GROUP BY id ORDER BY min(rank), min(place), max(opened_at) DESC, id LIMIT $6`,
    [organisation, spans.map(({ from }) => from), spans.map(({ to }) => to), [...clients], OF_ONE_CLIENT, limit],
  );
  return rows.map(({ id }) => id);
}

/** Open tasks that the caller may see: those of the cases, and those in his own list that are called by one of the names. */
export async function findTaskIds(
  tx: Transaction,
  caller: Principal,
  { cases, named, limit }: { cases: readonly string[]; named: readonly { process: string; name: string }[]; limit: number },
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT id FROM (
       SELECT t.id, t.due_at, 1 AS rank FROM task t
        WHERE t."case" = ANY($1) AND t.status IN ('open', 'completing') AND (t.assignee = $2 OR t.role = ANY($3) OR $4)
       UNION ALL
       SELECT t.id, t.due_at, 2 FROM (
           SELECT DISTINCT i.task FROM unnest($5::text[]) AS p(principal)
             CROSS JOIN LATERAL (SELECT task FROM inbox WHERE organisation = $6 AND inbox.principal = p.principal AND cardinality($7::text[]) > 0 ORDER BY due_at, task LIMIT $9) i) mine
         JOIN task t ON t.id = mine.task
        WHERE (t.process, t.name) IN (SELECT * FROM unnest($7::text[], $8::text[]))
     ) AS hit GROUP BY id ORDER BY min(rank), min(due_at) NULLS LAST, id LIMIT $10`,
    [
      [...cases],
      caller.id,
      [...caller.roles],
      caller.permissions.includes('task.read-all'),
      principalsOf(caller),
      caller.organisation,
      named.map(({ process }) => process),
      named.map(({ name }) => name),
      LOOKED_THROUGH,
      limit,
    ],
  );
  return rows.map(({ id }) => id);
}
