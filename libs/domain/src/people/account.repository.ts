import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import type { AccountRecord } from './account.type.js';

const ACCOUNT = `p.id, p.login, p.name, p.email, p.roles, p.skills, p.language, p.active, p.password_hash IS NOT NULL AS "hasPassword",
  p.created_at AS "createdAt", p.last_seen_at AS "lastSeenAt", p.version,
  (SELECT count(*)::int FROM task t WHERE t.assignee = p.id AND t.status = 'open') AS "openTasks",
  (SELECT count(*)::int FROM client c WHERE c.manager = p.id) AS clients`;

/** Where a page of accounts ended. */
export interface AccountPlace {
  active: boolean;
  name: string;
  id: string;
}

/** Which accounts: those whose name, login or e-mail contains what was typed. */
export interface AccountsWanted {
  organisation: string;
  limit: number;
  after: AccountPlace | null;
  typed: string;
}

/** Accounts by name, those that may come in first. */
export function accountsOf(tx: Transaction, { organisation, limit, after, typed }: AccountsWanted): Promise<AccountRecord[]> {
  return tx.rows(
    `SELECT ${/* sql-fragment */ ACCOUNT} FROM person p
      WHERE p.organisation = $1 AND ($2 = '' OR position($2 IN lower(p.name || ' ' || p.login || ' ' || coalesce(p.email, ''))) > 0)
        AND ($3::boolean IS NULL OR (NOT p.active, p.name, p.id) > (NOT $3::boolean, $4::text, $5::uuid))
      ORDER BY NOT p.active, p.name, p.id LIMIT $6`,
    [organisation, typed.trim().toLowerCase(), after?.active ?? null, after?.name ?? null, after?.id ?? null, limit],
  );
}

/** One account of the organisation. */
export function accountOf(tx: Transaction, id: string): Promise<AccountRecord | undefined> {
  return tx.row(`SELECT ${/* sql-fragment */ ACCOUNT} FROM person p WHERE p.id = $1`, [id]);
}

/**
 * Refuses to take the role from, or to close the account of, the last administrator who can come in: nobody could let anybody in any more. Call it under
 * `lockAssignment`, so that two who take it from each other come one after the other.
 */
export async function keepAnAdministrator(tx: Transaction, organisation: string, without: string): Promise<void> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT id FROM person WHERE organisation = $1 AND active AND 'admin' = ANY(roles) AND (password_hash IS NOT NULL OR id = $2)`,
    [organisation, without],
  );
  if (rows.some(({ id }) => id === without) && rows.length === 1) throw new DomainError('last-admin');
}
