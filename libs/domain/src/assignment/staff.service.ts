import { audit } from '../audit/audit.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import type { Clock } from '../time/clock.js';
import { lookBack } from '../promises/look-back.rule.js';
import { countPromises } from '../promises/promise.repository.js';
import { listStaff, type StaffMember } from './staff.repository.js';

/** What the rules of assignment know of people beside their roles: skills, and whom they look after. What opens from then on goes by it. */
export class StaffService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Everybody, with the promises of the last 30 days. */
  list({ organisation }: Principal): Promise<StaffMember[]> {
    const now = this.clock.now();
    return this.database.inOrganisation(organisation, async (tx) => {
      const counts = await countPromises(tx, { organisation, from: lookBack(now), until: null, person: null, now });
      const of = new Map(counts.map((count) => [count.person?.id, count]));
      return (await listStaff(tx, organisation, now)).map((one) => ({
        ...one,
        promises: { kept: of.get(one.id)?.kept ?? 0, broken: of.get(one.id)?.broken ?? 0 },
      }));
    });
  }

  /** What somebody is good at, in place of what was known before. */
  skills(caller: Principal, person: string, skills: string[]): Promise<void> {
    return this.act(caller, { act: 'person.skills', object: person, data: { skills } }, async (tx) => {
      if ((await tx.change(`UPDATE person SET skills = $2, version = version + 1 WHERE id = $1 AND active`, [person, skills])) === 0)
        throw new DomainError('not-found');
    });
  }

  /** Who looks after a client: somebody who works here, and does not leave meanwhile; or nobody. */
  manager(caller: Principal, client: string, person: string | null): Promise<void> {
    return this.act(caller, { act: 'client.manager', object: client, data: { person } }, async (tx) => {
      const there = person === null || (await tx.row(`SELECT 1 FROM person WHERE id = $1 AND active FOR KEY SHARE`, [person])) !== undefined;
      if (!there) throw new DomainError('invalid', {}, [{ path: 'person', rule: 'person' }]);
      if ((await tx.change(`UPDATE client SET manager = $2 WHERE id = $1 AND merged_into IS NULL`, [client, person])) === 0) throw new DomainError('not-found');
    });
  }

  private act(
    caller: Principal,
    told: { act: string; object: string; data: Record<string, unknown> },
    work: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    const { organisation } = caller;
    return this.database.inOrganisation(organisation, async (tx) => {
      await work(tx);
      await audit(tx, { organisation, at: this.clock.now(), actor: actorOf(caller), ...told });
    });
  }
}
