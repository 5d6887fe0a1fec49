import { v7 } from 'uuid';
import { audit } from '#domain/audit/audit.repository.js';
import type { Database } from '#domain/database/database.js';
import type { Transaction } from '#domain/database/transaction.js';
import type { Pack } from '#domain/packs/pack.service.js';
import { writeLink, type MadeLink } from '#domain/people/sign-in-link.service.js';

/** What stands in the place of the names until the first administrator has given them. */
const UNNAMED = { company: 'Reglament', login: 'admin', name: 'Administrator' } as const;

/** Of two that prepare one database at once the second waits for the first, and finds its company. */
const LOCK = 1_796_900_000;

/**
 * Makes sure that an installation without demo data has a company and somebody who can come in: an empty company where there is none, and a fresh
 * link for its first administrator as long as no administrator has a password. Null where there is one. The link before is worth nothing from then on.
 */
export function firstCompany(database: Database, pack: Pack, at: Date): Promise<MadeLink | null> {
  return database.asSystem(async (tx) => {
    await tx.rows(`SELECT pg_advisory_xact_lock($1)`, [LOCK]);
    if (await tx.row(`SELECT 1 FROM organisation WHERE demo`))
      throw new Error(
        'This database holds the demo company, whose password everybody knows: set REGLAMENT_DATA to another folder (or use another database), or start with REGLAMENT_DEMO=1.',
      );
    if (await tx.row(`SELECT 1 FROM person WHERE 'admin' = ANY(roles) AND active AND password_hash IS NOT NULL LIMIT 1`)) return null;
    const waiting = await tx.row<Waiting>(
      `SELECT id AS person, organisation FROM person WHERE 'admin' = ANY(roles) AND active ORDER BY created_at, id LIMIT 1`,
    );
    const { person, organisation } = waiting ?? (await found(tx, pack, at));
    const made = await writeLink(tx, { person, organisation, kind: 'first', madeBy: null, at });
    await audit(tx, { organisation, at, actor: 'system', act: 'sign-in-link.make', object: person, data: { kind: made.kind, expiresAt: made.expiresAt } });
    return made;
  });
}

interface Waiting {
  person: string;
  organisation: string;
}

/** An empty company by this pack, and its administrator, who cannot come in but by the link. */
async function found(tx: Transaction, pack: Pack, at: Date): Promise<Waiting> {
  const there = await tx.row<{ id: string }>(`SELECT id FROM organisation ORDER BY created_at, id LIMIT 1`);
  const [organisation, person] = [there?.id ?? v7(), v7()];
  if (!there)
    await tx.rows(`INSERT INTO organisation (id, name, pack, time_zone, demo, created_at) VALUES ($1, $2, $3, $4, false, $5)`, [
      organisation,
      UNNAMED.company,
      pack.name,
      pack.timeZone,
      at,
    ]);
  await tx.rows(`INSERT INTO person (id, organisation, login, name, roles, language, created_at) VALUES ($1, $2, $3, $4, '{admin}', 'ru', $5)`, [
    person,
    organisation,
    UNNAMED.login,
    UNNAMED.name,
    at,
  ]);
  return { person, organisation };
}

/** Refuses to put the demo company, whose password everybody knows, beside a real one. */
export async function refuseDemoBesideCompany(database: Database): Promise<void> {
  const beside = await database.asSystem((tx) =>
    tx.row(`SELECT 1 FROM organisation WHERE NOT demo AND NOT EXISTS (SELECT 1 FROM organisation WHERE demo) LIMIT 1`),
  );
  if (beside) throw new Error('This database holds a company of its own: start with REGLAMENT_DEMO=0, or set REGLAMENT_DATA to another folder for the demo.');
}
