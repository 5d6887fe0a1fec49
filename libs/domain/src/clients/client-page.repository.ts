import { casesOfClient, type HeldCase } from '../cases/case.repository.js';
import type { Transaction } from '../database/transaction.js';
import { promisesOfClient, type PromiseRecord } from '../promises/promise.repository.js';
import { REQUEST_JSON, type RequestRecord } from '../tasks/task.repository.js';
import type { ClientKeyValue } from './client-key.rule.js';
import { FAMILY, survivorOf } from './client-keys.repository.js';
import { clientRows, type ClientRow } from './client-rows.repository.js';

/** Another client, by what is known of him. */
export interface OtherRecord {
  id: string;
  name: string | null;
  company: string | null;
  phone: string | null;
}

/** Somebody who speaks for a client. */
export interface ContactRecord {
  id: string;
  name: string;
  position: string | null;
  phone: string | null;
  email: string | null;
}

/** Two records that somebody said are one. */
export interface MergeRecord {
  id: string;
  other: OtherRecord;
  at: Date;
  by: string | null;
  undoneAt: Date | null;
  undoneBy: string | null;
}

/** A client who is perhaps this one, and what both were said to have. */
export interface HintRecord extends ClientKeyValue {
  other: OtherRecord;
}

/** All that the page of a client shows. */
export interface ClientPage extends ClientRow {
  createdAt: Date;
  keys: (ClientKeyValue & { contact: string | null })[];
  contacts: ContactRecord[];
  cases: HeldCase[];
  requests: (RequestRecord & { caseId: string })[];
  merges: MergeRecord[];
  hints: HintRecord[];
  promised: PromiseRecord[];
}

const MOST_CASES = 50;
const MOST_PROMISES = 10;
const MOST_REQUESTS = 50;
const OTHER = `json_build_object('id', o.id, 'name', o.name, 'company', o.company, 'phone', o.phone)`;

/** A client by any of his ids: one who was merged is answered as whoever he is now. */
export async function findClient(tx: Transaction, id: string, at: Date): Promise<ClientPage | undefined> {
  const client = await survivorOf(tx, id);
  const [row] = client ? await clientRows(tx, [client], at) : [];
  if (!client || !row) return undefined;
  const { createdAt } = (await tx.row<{ createdAt: Date }>(`SELECT created_at AS "createdAt" FROM client WHERE id = $1`, [client]))!;
  return {
    ...row,
    createdAt,
    keys: await tx.rows(
      `SELECT kind, value, contact FROM client_key k WHERE client = $1 ORDER BY contact IS NOT NULL, value IS DISTINCT FROM $2 AND value IS DISTINCT FROM $3, kind DESC, value`,
      [client, row.phone, row.email],
    ),
    contacts: await tx.rows(`SELECT id, name, position, phone, email FROM client_contact WHERE client = $1 ORDER BY created_at, id`, [client]),
    cases: await casesOfClient(tx, client, MOST_CASES),
    requests: await requestsOfClient(tx, client),
    merges: await mergesOf(tx, client),
    hints: await hintsOf(tx, client),
    promised: await promisesOfClient(tx, client, { now: at, limit: MOST_PROMISES }),
  };
}

async function requestsOfClient(tx: Transaction, client: string): Promise<(RequestRecord & { caseId: string })[]> {
  const rows = await tx.rows<{ request: RequestRecord; caseId: string }>(
    `SELECT ${/* sql-fragment */ REQUEST_JSON} AS request, r."case" AS "caseId" FROM request r WHERE r.client = $1 ORDER BY r.received_at DESC, r.id DESC LIMIT $2`,
    [client, MOST_REQUESTS],
  );
  return rows.map(({ request, caseId }) => ({ ...request, caseId }));
}

/** Also those of clients who went into this one, and those that were taken back. */
function mergesOf(tx: Transaction, client: string): Promise<MergeRecord[]> {
  return tx.rows(
    `${/* sql-fragment */ FAMILY}
     SELECT g.id, ${/* sql-fragment */ OTHER} AS other, g.at, p.name AS by, g.undone_at AS "undoneAt", u.name AS "undoneBy" FROM client_merge g JOIN client o ON o.id = g.other
       LEFT JOIN person p ON p.id = nullif(split_part(g.by, 'person:', 2), '')::uuid
       LEFT JOIN person u ON u.id = nullif(split_part(g.undone_by, 'person:', 2), '')::uuid
      WHERE g.client IN (SELECT id FROM family) ORDER BY g.at DESC, g.id DESC`,
    [client],
  );
}

/** Told by whichever side; nothing any more once both are one, or somebody has said that they are two. */
async function hintsOf(tx: Transaction, client: string): Promise<HintRecord[]> {
  const told = await tx.rows<ClientKeyValue & { other: string }>(
    `${/* sql-fragment */ FAMILY}
     SELECT DISTINCT CASE WHEN h.client IN (SELECT id FROM family) THEN h.other ELSE h.client END AS other, h.kind, h.value FROM client_hint h
      WHERE (h.client IN (SELECT id FROM family) OR h.other IN (SELECT id FROM family)) AND h.parted_at IS NULL`,
    [client],
  );
  const hints = new Map<string, HintRecord>();
  for (const { other, kind, value } of told) {
    const now = await survivorOf(tx, other);
    if (now === undefined || now === client || hints.has(now)) continue;
    const known = await tx.row<{ other: OtherRecord }>(`SELECT ${/* sql-fragment */ OTHER} AS other FROM client o WHERE o.id = $1`, [now]);
    hints.set(now, { kind, value, other: known!.other });
  }
  return [...hints.values()];
}
