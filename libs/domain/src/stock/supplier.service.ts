import { v7 } from 'uuid';
import { audit } from '../audit/audit.repository.js';
import type { Calling } from '../clients/client.service.js';
import { emailsOf } from '../clients/client-key.rule.js';
import { phonesOf } from '../clients/phone.rule.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import { wordsOf } from '../lists/words.rule.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import { answerOnce } from '../tasks/answer.repository.js';
import type { Clock } from '../time/clock.js';

/** A supplier as somebody writes him down. In a change: what is left out stays, null is forgotten. */
export interface SupplierFacts {
  name?: string | undefined;
  contact?: string | null | undefined;
  phone?: string | null | undefined;
  email?: string | null | undefined;
  site?: string | null | undefined;
  currency?: string | undefined;
  longestAgeDays?: number | null | undefined;
}

const COLUMNS = {
  name: 'name',
  contact: 'contact',
  phone: 'phone',
  email: 'email',
  site: 'site',
  currency: 'currency',
  longestAgeDays: 'longest_age_days',
} as const;
const NAMES = Object.keys(COLUMNS) as (keyof SupplierFacts)[];
/** Of prices that name no currency, until somebody says another. */
const CURRENCY = 'RUB';

/** Suppliers as people write them down: one for a name. */
export class SupplierService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A new supplier; refused with the id of whoever has this name. */
  create({ caller, key }: Calling, facts: SupplierFacts & { name: string }): Promise<{ id: string }> {
    const { organisation } = caller;
    return this.database.inOrganisation(organisation, async (tx) => {
      const at = this.clock.now();
      const call = { organisation, actor: actorOf(caller), call: 'POST /suppliers', key, body: facts, at };
      const { body } = await answerOnce(tx, call, async () => {
        const id = v7();
        const { name, contact, phone, email, site, currency, longestAgeDays } = asKept(facts);
        const made = await tx.change(
          `INSERT INTO supplier (id, organisation, name, name_key, contact, phone, email, site, currency, longest_age_days, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (organisation, name_key) DO NOTHING`,
          [
            id,
            organisation,
            name,
            keyOf(facts.name),
            contact ?? null,
            phone ?? null,
            email ?? null,
            site ?? null,
            currency ?? CURRENCY,
            longestAgeDays ?? null,
            at,
          ],
        );
        if (made === 0) await refuseKnown(tx, organisation, facts.name);
        await this.note(tx, caller, { act: 'supplier.create', id, changed: NAMES.filter((name_) => facts[name_] !== undefined) });
        return { status: 201, body: { id } };
      });
      return body;
    });
  }

  /** Changes what is given. Whoever writes last is right. */
  change(caller: Principal, id: string, facts: SupplierFacts): Promise<void> {
    return this.database.inOrganisation(caller.organisation, async (tx) => {
      if (!(await tx.row(`SELECT 1 FROM supplier WHERE id = $1 FOR NO KEY UPDATE`, [id]))) throw new DomainError('not-found');
      const kept = asKept(facts);
      const given = NAMES.filter((name) => kept[name] !== undefined);
      if (kept.name !== undefined) {
        const key = keyOf(kept.name);
        const other = await tx.row(`SELECT 1 FROM supplier WHERE organisation = $1 AND name_key = $2 AND id <> $3`, [caller.organisation, key, id]);
        if (other) await refuseKnown(tx, caller.organisation, kept.name);
        await tx.change(`UPDATE supplier SET name_key = $2 WHERE id = $1`, [id, key]);
      }
      const set = given.map((name, i) => `${/* sql-fragment */ COLUMNS[name]} = $${/* sql-fragment */ i + 2}`).join(', ');
      if (given.length > 0) await tx.change(`UPDATE supplier SET ${/* sql-fragment */ set} WHERE id = $1`, [id, ...given.map((name) => kept[name])]);
      await this.note(tx, caller, { act: 'supplier.change', id, changed: given });
    });
  }

  private note(tx: Transaction, caller: Principal, { act, id, changed }: { act: string; id: string; changed: readonly string[] }): Promise<void> {
    return audit(tx, { organisation: caller.organisation, at: this.clock.now(), actor: actorOf(caller), act, object: id, data: { changed } });
  }
}

function asKept(facts: SupplierFacts): SupplierFacts {
  const { phone, email } = facts;
  return { ...facts, ...(phone ? { phone: phonesOf(phone)[0] ?? phone } : {}), ...(email ? { email: emailsOf(email)[0] ?? email } : {}) };
}

const keyOf = (name: string) => wordsOf(name).join(' ') || name.trim().toLowerCase();

async function refuseKnown(tx: Transaction, organisation: string, name: string): Promise<never> {
  const known = await tx.row<{ id: string }>(`SELECT id FROM supplier WHERE organisation = $1 AND name_key = $2`, [organisation, keyOf(name)]);
  throw new DomainError('supplier-known', known ? { supplier: known.id } : {}, [{ path: 'name', rule: 'supplier-known' }]);
}
