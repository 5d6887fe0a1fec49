import { audit } from '../audit/audit.repository.js';
import type { Database } from '../database/database.js';
import { DomainError, type FieldError } from '../errors/domain-error.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import type { Role } from '../people/role.type.js';
import type { Clock } from '../time/clock.js';
import type { AssignmentTable } from './assignment-file.js';

/** Days that are set at once, at most. */
const MOST_DAYS = 366;
const DAY = 86_400_000;

/** Where the duties of an organisation are declared: its pack. */
export interface Duties {
  of(organisation: string): Promise<{ assignments: AssignmentTable }>;
}

/** A duty of the pack, and who has it on which day (`2026-11-24`). */
export interface DutyRecord {
  duty: string;
  role: Role;
  days: { date: string; person: { id: string; name: string } }[];
}

/** A duty for a range of days, both ends included; nobody: the days are free again. */
export interface DutyPlan {
  duty: string;
  from: string;
  until: string;
  person: string | null;
}

/** The duty roster: who has which duty of the day. ALL-4. */
export class DutyService {
  constructor(
    private readonly database: Database,
    private readonly duties: Duties,
    private readonly clock: Clock,
  ) {}

  /** The roster of so many days from a day on; from today in the company's zone, where none is named. */
  async roster(caller: Principal, { from, days }: { from: string | null; days: number }): Promise<{ from: string; duties: DutyRecord[] }> {
    const { assignments } = await this.duties.of(caller.organisation);
    return this.database.inOrganisation(caller.organisation, async (tx) => {
      const row = await tx.row<{ from: string; days: { duty: string; date: string; person: { id: string; name: string } }[] | null }>(
        `SELECT f.day::text AS "from",
                (SELECT json_agg(json_build_object('duty', d.duty, 'date', d.date::text, 'person', json_build_object('id', p.id, 'name', p.name)) ORDER BY d.date)
                   FROM duty_day d JOIN person p ON p.id = d.person WHERE d.organisation = o.id AND d.date >= f.day AND d.date < f.day + $4::integer) AS days
           FROM organisation o CROSS JOIN LATERAL (SELECT coalesce($2::date, ($3::timestamptz AT TIME ZONE o.time_zone)::date) AS day) f WHERE o.id = $1`,
        [caller.organisation, from, this.clock.now(), days],
      );
      const all = row?.days ?? [];
      return {
        from: row!.from,
        duties: [...assignments.duties].map(([duty, role]) => ({
          duty,
          role,
          days: all.filter((day) => day.duty === duty).map(({ date, person }) => ({ date, person })),
        })),
      };
    });
  }

  /** Puts somebody of the duty's role on it for these days, whoever was; tasks that open from then on go to him. */
  async put(caller: Principal, plan: DutyPlan): Promise<void> {
    const { organisation } = caller;
    const role = (await this.duties.of(organisation)).assignments.duties.get(plan.duty);
    const wrong = wrongPlan(plan, role);
    if (wrong.length > 0) throw new DomainError('invalid', {}, wrong);
    const at = this.clock.now();
    const { duty, from, until, person } = plan;
    await this.database.inOrganisation(organisation, async (tx) => {
      const fits =
        person === null ? { roles: [role!] } : await tx.row<{ roles: Role[] }>(`SELECT roles FROM person WHERE id = $1 AND active FOR KEY SHARE`, [person]);
      if (!fits) throw new DomainError('invalid', {}, [{ path: 'person', rule: 'person' }]);
      if (!fits.roles.includes(role!)) throw new DomainError('invalid', {}, [{ path: 'person', rule: 'dutyRole' }]);
      if (person === null)
        await tx.change(`DELETE FROM duty_day WHERE organisation = $1 AND duty = $2 AND date BETWEEN $3 AND $4`, [organisation, duty, from, until]);
      else
        await tx.change(
          `INSERT INTO duty_day (organisation, date, duty, person) SELECT $1, day::date, $2, $5 FROM generate_series($3::date, $4::date, '1 day') AS day
           ON CONFLICT (organisation, date, duty) DO UPDATE SET person = excluded.person`,
          [organisation, duty, from, until, person],
        );
      await audit(tx, { organisation, at, actor: actorOf(caller), act: 'duty.put', object: person, data: { ...plan } });
    });
  }
}

function wrongPlan({ from, until }: DutyPlan, role: Role | undefined): FieldError[] {
  const days = (Date.parse(until) - Date.parse(from)) / DAY;
  return [
    ...(role === undefined ? [{ path: 'duty', rule: 'duty' }] : []),
    ...(days < 0 ? [{ path: 'until', rule: 'beforeBegin' }] : days >= MOST_DAYS ? [{ path: 'until', rule: 'tooLate' }] : []),
  ];
}
