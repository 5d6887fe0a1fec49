import type { Transaction } from '../database/transaction.js';
import type { RequestItem } from '../requests/request.entity.js';
import { phoneText } from '../clients/phone.rule.js';
import type { LetterValues } from './letter.type.js';

/** What a letter can take from its case. */
export interface FactsOfCase {
  number: string;
  /** Whose letter it is. */
  organisation: string;
  values: LetterValues;
}

interface Row {
  number: string;
  organisation: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  company: string | null;
  inn: string | null;
  kind: string | null;
  city: string | null;
  neededBy: string | null;
  text: string | null;
  items: RequestItem[] | null;
}

/** The client and the first request of a case, as letters say them. Who gave no name is called by company or phone. */
export async function factsOfCase(tx: Transaction, caseId: string): Promise<FactsOfCase> {
  const row = await tx.row<Row>(
    `SELECT k.number, o.name AS organisation, c.name, c.phone, c.email, c.company, c.inn, c.kind, coalesce(r.city, c.city) AS city, r.needed_by AS "neededBy", r.text, r.items
       FROM case_file k JOIN organisation o ON o.id = k.organisation LEFT JOIN client c ON c.id = k.client
       LEFT JOIN LATERAL (SELECT * FROM request WHERE request."case" = k.id ORDER BY received_at LIMIT 1) r ON true WHERE k.id = $1`,
    [caseId],
  );
  if (!row) throw new Error(`Case ${caseId} is not there.`);
  const phone = row.phone && phoneText(row.phone);
  const items = (row.items ?? []).map(({ name, quantity }) => `${name} × ${quantity}`).join('; ');
  const { number, organisation, email, company, inn, city, neededBy } = row;
  return {
    number,
    organisation,
    values: { client: row.name ?? company ?? phone, phone, email, company, inn, city, clientKind: row.kind, gist: items || row.text, neededBy },
  };
}
