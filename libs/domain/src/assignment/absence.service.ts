import { v7 } from 'uuid';
import { audit } from '../audit/audit.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError, type FieldError } from '../errors/domain-error.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import type { Role } from '../people/role.type.js';
import type { Clock } from '../time/clock.js';
import type { AbsenceKind } from './absence.type.js';

/** Absences are planned a year ahead at most. Milliseconds. */
const LONGEST = 366 * 24 * 3_600_000;

export interface AbsenceRecord {
  id: string;
  person: { id: string; name: string };
  substitute: { id: string; name: string } | null;
  beginsAt: Date;
  endsAt: Date;
  kind: AbsenceKind;
}

/** Who is away from when until when, and who stands in. */
export interface AbsencePlan {
  person: string;
  beginsAt: Date;
  endsAt: Date;
  kind: AbsenceKind;
  substitute: string | null;
}

const RECORD = `a.id, a.begins_at AS "beginsAt", a.ends_at AS "endsAt", a.kind, json_build_object('id', p.id, 'name', p.name) AS person,
  CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'name', s.name) END AS substitute
  FROM absence a JOIN person p ON p.id = a.person LEFT JOIN person s ON s.id = a.substitute`;

/** Absences: one's own, and those of everybody for whoever manages people. What somebody holds already stays with him: it is handed over by hand. */
export class AbsenceService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Running and coming absences, the first to begin first; only one's own for whoever does not manage people. */
  list(caller: Principal): Promise<AbsenceRecord[]> {
    return this.database.inOrganisation(caller.organisation, (tx) =>
      tx.rows(
        `SELECT ${/* sql-fragment */ RECORD} WHERE a.organisation = $1 AND a.ends_at > $2 AND ($3::uuid IS NULL OR a.person = $3) ORDER BY a.begins_at, a.id LIMIT 500`,
        [caller.organisation, this.clock.now(), manages(caller) ? null : caller.id],
      ),
    );
  }

  async plan(caller: Principal, plan: AbsencePlan): Promise<AbsenceRecord> {
    mayPlanFor(caller, plan.person);
    const at = this.clock.now();
    return this.database.inOrganisation(caller.organisation, async (tx) => {
      const wrong = [...wrongSpan(plan, at), ...(await wrongPeople(tx, plan))];
      if (wrong.length > 0) throw new DomainError('invalid', {}, wrong);
      const id = v7();
      const { organisation } = caller;
      const { person, beginsAt, endsAt, substitute, kind } = plan;
      await tx.rows(`INSERT INTO absence (id, organisation, person, begins_at, ends_at, substitute, kind) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
        id,
        organisation,
        person,
        beginsAt,
        endsAt,
        substitute,
        kind,
      ]);
      await audit(tx, { organisation, at, actor: actorOf(caller), act: 'absence.plan', object: id, data: { ...plan } });
      return (await find(tx, id))!;
    });
  }

  /** Back from now on. One that has not begun is taken back. */
  async end(caller: Principal, id: string): Promise<void> {
    const at = this.clock.now();
    await this.database.inOrganisation(caller.organisation, async (tx) => {
      const found = await tx.row<{ person: string; begins_at: Date; ends_at: Date }>(
        `SELECT person, begins_at, ends_at FROM absence WHERE id = $1 FOR UPDATE`,
        [id],
      );
      if (!found || found.ends_at <= at) throw new DomainError('not-found');
      if (!manages(caller) && found.person !== caller.id) throw new DomainError('not-found');
      if (found.begins_at >= at) await tx.change(`DELETE FROM absence WHERE id = $1`, [id]);
      else await tx.change(`UPDATE absence SET ends_at = $2 WHERE id = $1`, [id, at]);
      const { organisation } = caller;
      await audit(tx, { organisation, at, actor: actorOf(caller), act: 'absence.end', object: id, data: { person: found.person, planned: found.ends_at } });
    });
  }
}

const manages = (caller: Principal) => caller.permissions.includes('people.manage');

function mayPlanFor(caller: Principal, person: string): void {
  if (person !== caller.id && !manages(caller)) throw new DomainError('forbidden');
}

function find(tx: Transaction, id: string): Promise<AbsenceRecord | undefined> {
  return tx.row(`SELECT ${/* sql-fragment */ RECORD} WHERE a.id = $1`, [id]);
}

function wrongSpan({ beginsAt, endsAt }: AbsencePlan, at: Date): FieldError[] {
  if (endsAt <= at) return [{ path: 'until', rule: 'past' }];
  if (endsAt <= beginsAt) return [{ path: 'until', rule: 'beforeBegin' }];
  return endsAt.getTime() - at.getTime() > LONGEST ? [{ path: 'until', rule: 'tooLate' }] : [];
}

/** A substitute gets the tasks of a role: he must have one of the person's. */
async function wrongPeople(tx: Transaction, { person, substitute }: AbsencePlan): Promise<FieldError[]> {
  const people = await tx.rows<{ id: string; roles: Role[] }>(`SELECT id, roles FROM person WHERE id = ANY($1) AND active`, [
    [person, substitute].filter(Boolean),
  ]);
  const away = people.find(({ id }) => id === person);
  if (!away) return [{ path: 'person', rule: 'person' }];
  if (substitute === null) return [];
  const stands = people.find(({ id }) => id === substitute);
  if (!stands || substitute === person) return [{ path: 'substitute', rule: 'person' }];
  return stands.roles.some((role) => away.roles.includes(role)) ? [] : [{ path: 'substitute', rule: 'sameRole' }];
}
