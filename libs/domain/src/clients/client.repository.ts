import { v7 } from 'uuid';
import type { Transaction } from '../database/transaction.js';
import { phoneOf } from './phone.rule.js';

/** How a client introduces himself; any of it may be missing. */
export interface ClientFacts {
  name?: string;
  phone?: string;
  email?: string;
  company?: string;
  inn?: string;
}

type Identity = { phone: string | null; email: string | null; inn: string | null };

/**
 * The client with this phone, else this e-mail, else this INN; else a new one. Never a second record for the same (WT-1.8): two
 * requests at once meet at the unique index, and the later one takes the row of the earlier. What a known client lacks is filled in;
 * nothing known is overwritten.
 */
export async function findOrCreateClient(tx: Transaction, facts: ClientFacts, { organisation, at }: { organisation: string; at: Date }): Promise<string> {
  const identity: Identity = { phone: facts.phone ? phoneOf(facts.phone) : null, email: facts.email?.toLowerCase() ?? null, inn: facts.inn ?? null };
  const known = await find(tx, identity);
  if (known) return complete(tx, known, { ...facts, ...identity });
  const [made] = await tx.rows<{ id: string }>(
    `INSERT INTO client (id, organisation, name, phone, email, company, inn, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
    [v7(), organisation, facts.name ?? null, identity.phone, identity.email, facts.company ?? null, identity.inn, at],
  );
  if (made) return made.id;
  const first = await find(tx, identity);
  if (!first) throw new Error('A client is in the way, but cannot be found.');
  return first;
}

async function find(tx: Transaction, { phone, email, inn }: Identity): Promise<string | undefined> {
  if (!phone && !email && !inn) return undefined;
  const row = await tx.row<{ id: string }>(
    `SELECT id FROM client WHERE phone = $1 OR email = $2 OR inn = $3
      ORDER BY (phone = $1) DESC NULLS LAST, (email = $2) DESC NULLS LAST, created_at LIMIT 1`,
    [phone, email, inn],
  );
  return row?.id;
}

/** An e-mail or INN that another client has stays with the other: a hint to merge, never a second owner. */
async function complete(tx: Transaction, id: string, facts: Omit<ClientFacts, keyof Identity> & Identity): Promise<string> {
  await tx.change(
    `UPDATE client c SET name = coalesce(name, $2), company = coalesce(company, $3),
            phone = coalesce(phone, CASE WHEN NOT EXISTS (SELECT FROM client o WHERE o.phone = $4) THEN $4 END),
            email = coalesce(email, CASE WHEN NOT EXISTS (SELECT FROM client o WHERE o.email = $5) THEN $5 END),
            inn = coalesce(inn, CASE WHEN NOT EXISTS (SELECT FROM client o WHERE o.inn = $6) THEN $6 END)
      WHERE id = $1`,
    [id, facts.name ?? null, facts.company ?? null, facts.phone, facts.email, facts.inn],
  );
  return id;
}
