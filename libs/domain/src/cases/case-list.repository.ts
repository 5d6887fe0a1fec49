import { wordsOf } from '../lists/words.rule.js';
import { findHits } from '../clients/look-up.repository.js';
import type { Transaction } from '../database/transaction.js';
import { held, JOINS, RECORD, type CaseRecord, type HeldCase } from './case.repository.js';

/** Where a page of the list ended. */
export interface CaseCursor {
  openedAt: string;
  id: string;
}

/** Which order a list of cases has. */
export const CASE_ORDERS = ['newest', 'oldest'] as const;

/** Which cases are wanted. */
export interface CasesWanted {
  status: 'open' | 'closed' | 'all';
  order?: (typeof CASE_ORDERS)[number];
  /** A number of a case; a client, in all ways in which clients are looked up; the name of whoever started the case or holds a task of it. */
  typed?: string | undefined;
  /** Where a process stands now: in this step of it. */
  process?: string | undefined;
  step?: string | undefined;
  limit: number;
  after?: CaseCursor;
}

const FIRST = {
  newest: { openedAt: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
  oldest: { openedAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' },
} as const;

// Written out, so that open cases are found by their own index: after some years they are few among many.
const WHICH = { open: `AND status = 'open'`, closed: `AND status = 'closed'`, all: '' } as const;
const ORDER = { newest: 'DESC', oldest: 'ASC' } as const;
const BEYOND = { newest: '<', oldest: '>' } as const;

/** Each way of looking is one range of an index. */
const FOUND = `AND f.id IN (
  SELECT id FROM case_file WHERE organisation = $1 AND number = $5::bigint UNION ALL
  SELECT id FROM case_file WHERE client = ANY($6::uuid[]) UNION ALL
  SELECT id FROM case_file WHERE starter = ANY($7::uuid[]) UNION ALL
  SELECT "case" FROM task WHERE assignee = ANY($7::uuid[]) AND status = 'open')`;

const STANDING = `AND f.id IN (SELECT "case" FROM process_instance WHERE organisation = $1 AND process = $8 AND status = 'running' AND ($9::text IS NULL OR step = $9))`;

/** One page of cases. */
export async function listCases(tx: Transaction, organisation: string, wanted: CasesWanted): Promise<HeldCase[]> {
  const { status, order = 'newest', typed = '', process, step, limit, after = FIRST[order] } = wanted;
  const { number, clients, people } = await meant(tx, organisation, typed);
  const cases = await tx.rows<CaseRecord>(
    `SELECT ${/* sql-fragment */ RECORD} FROM (
       SELECT * FROM case_file f WHERE organisation = $1 ${/* sql-fragment */ WHICH[status]} AND (opened_at, id) ${/* sql-fragment */ BEYOND[order]} ($2::timestamptz, $3::uuid)
          AND num_nulls($5::bigint, $6::uuid[], $7::uuid[], $8::text, $9::text) >= 0 ${/* sql-fragment */ typed.trim() === '' ? '' : FOUND} ${/* sql-fragment */ process === undefined ? '' : STANDING}
        ORDER BY opened_at ${/* sql-fragment */ ORDER[order]}, id ${/* sql-fragment */ ORDER[order]} LIMIT $4) k
     ${/* sql-fragment */ JOINS} ORDER BY k.opened_at ${/* sql-fragment */ ORDER[order]}, k.id ${/* sql-fragment */ ORDER[order]}`,
    [organisation, after.openedAt, after.id, limit, number, clients, people, process ?? null, step ?? null],
  );
  return held(tx, cases);
}

/** Clients at most whose cases are looked for: who finds more types one more letter. */
const MOST_CLIENTS = 300;
/** What surely fits into a bigint. */
const NUMBER = /^\D{0,3}(\d{1,15})$/u;

/** What somebody may mean who types this. */
async function meant(tx: Transaction, organisation: string, typed: string): Promise<{ number: string | null; clients: string[]; people: string[] }> {
  const text = typed.trim();
  if (text === '') return { number: null, clients: [], people: [] };
  const clients = (await findHits(tx, organisation, { typed: text, limit: MOST_CLIENTS })).map(({ id }) => id);
  const words = wordsOf(text);
  const staff = words.length > 0 ? await tx.rows<{ id: string; name: string }>(`SELECT id, name FROM person WHERE organisation = $1`, [organisation]) : [];
  const people = staff.filter(({ name }) => {
    const own = wordsOf(name);
    return words.every((word) => own.some((one) => one.startsWith(word)));
  });
  return { number: NUMBER.exec(text)?.[1] ?? null, clients, people: people.map(({ id }) => id) };
}
