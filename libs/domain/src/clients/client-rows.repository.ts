import type { Transaction } from '../database/transaction.js';
import { openPromises, type OpenPromise } from './open-promises.repository.js';

interface PersonName {
  id: string;
  name: string;
}

/** A client as a list shows him: who he is, who looks after him, what is open, and when somebody last spoke with him. */
export interface ClientRow {
  id: string;
  name: string | null;
  company: string | null;
  phone: string | null;
  email: string | null;
  inn: string | null;
  city: string | null;
  kind: 'private' | 'legal' | null;
  manager: (PersonName & { awayUntil: string | null; substitute: PersonName | null }) | null;
  openCases: { id: string; number: string; process: string | null; step: string | null; since: string }[];
  lastContact: { at: string; process: string; what: string; said: string | null; by: string | null } | null;
  promises: OpenPromise[];
}

/** Open cases of one client that a row names. */
const MOST_CASES = 3;
/** Of a client with more cases the last talk is looked for in so many of the newest. */
const MOST_LOOKED = 10;

/** Rows of these clients, in their order: two statements, however many. */
export async function clientRows(tx: Transaction, ids: readonly string[], at: Date): Promise<ClientRow[]> {
  const rows = await tx.rows<Omit<ClientRow, 'promises'>>(
    `SELECT c.id, c.name, c.company, c.phone, c.email, c.inn, c.city, c.kind,
            CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'name', m.name, 'awayUntil', a.ends_at,
              'substitute', CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'name', s.name) END) END AS manager,
            coalesce(open.cases, '[]') AS "openCases", talk.last AS "lastContact"
       FROM client c
       LEFT JOIN person m ON m.id = c.manager
       LEFT JOIN LATERAL (SELECT ends_at, substitute FROM absence WHERE person = m.id AND begins_at <= $2 AND ends_at > $2 ORDER BY ends_at DESC LIMIT 1) a ON true
       LEFT JOIN person s ON s.id = a.substitute
       LEFT JOIN LATERAL (SELECT json_agg(json_build_object('id', k.id, 'number', k.number::text, 'process', p.process, 'step', p.step, 'since', k.opened_at) ORDER BY k.opened_at DESC) AS cases
         FROM (SELECT * FROM case_file WHERE client = c.id AND status = 'open' ORDER BY opened_at DESC LIMIT $3) k
         LEFT JOIN LATERAL (SELECT process, step FROM process_instance i WHERE i."case" = k.id AND i.status = 'running' ORDER BY created_at DESC, parent IS NULL LIMIT 1) p ON true) open ON true
       LEFT JOIN LATERAL (SELECT json_build_object('at', e.at, 'process', e.data->>'process', 'what', e.data->>'what', 'said', e.data->>'said', 'by', b.name) AS last
         FROM (SELECT id FROM case_file WHERE client = c.id ORDER BY opened_at DESC LIMIT $4) k
         CROSS JOIN LATERAL (SELECT at, seq, actor, data FROM event WHERE event."case" = k.id AND kind = 'contact.made' ORDER BY at DESC, seq DESC LIMIT 1) e
         LEFT JOIN person b ON b.id = nullif(split_part(e.actor, 'person:', 2), '')::uuid ORDER BY e.at DESC, e.seq DESC LIMIT 1) talk ON true
      WHERE c.id = ANY($1)`,
    [[...ids], at, MOST_CASES, MOST_LOOKED],
  );
  const promises = await openPromises(tx, ids);
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = known.get(id);
    return row ? [{ ...row, promises: promises.get(id) ?? [] }] : [];
  });
}
