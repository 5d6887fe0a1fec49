import { audit } from '../audit/audit.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import { announce } from '../tasks/announce.js';
import type { Clock } from '../time/clock.js';
import type { IncidentKind } from './incident.repository.js';

/** An incident with the matter it belongs to. */
export interface IncidentRecord {
  id: string;
  kind: IncidentKind;
  since: Date;
  tried: Record<string, unknown>;
  process: string | null;
  step: string | null;
  caseId: string | null;
  caseNumber: string | null;
  /** The task whose command it is about. */
  task: { id: string; name: string } | null;
  actorName: string | null;
  /** The system goes on trying: a retry only makes it try at once. */
  trying: boolean;
  closedAt: Date | null;
  closedByName: string | null;
  why: string | null;
}

const RECORD = `n.id, n.kind, n.since, n.tried, i.process, i.step, i."case" AS "caseId", k.number AS "caseNumber",
  CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name) END AS task, a.name AS "actorName", coalesce(c.status = 'accepted', false) AS trying,
  n.closed_at AS "closedAt", p.name AS "closedByName", n.why`;

const JOINS = `LEFT JOIN process_instance i ON i.id = n.instance LEFT JOIN case_file k ON k.id = i."case" LEFT JOIN command c ON c.id = n.command
  LEFT JOIN task t ON t.id = c.task LEFT JOIN person a ON a.id = nullif(split_part(c.actor, 'person:', 2), '')::uuid LEFT JOIN person p ON p.id = n.closed_by`;

export interface IncidentCursor {
  since: string;
  id: string;
}

const OLDEST: IncidentCursor = { since: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** What the head has to look at, oldest first. Closing an incident is PostgreSQL only: it changes no process. */
export class IncidentsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(caller: Principal, { status, limit, after = OLDEST }: { status: 'open' | 'closed'; limit: number; after?: IncidentCursor }): Promise<IncidentRecord[]> {
    return this.database.inOrganisation(caller.organisation, (tx) =>
      tx.rows<IncidentRecord>(
        `SELECT ${/* sql-fragment */ RECORD} FROM (
           SELECT * FROM incident WHERE organisation = $1 AND (closed_at IS NULL) = $2 AND (since, id) > ($3::timestamptz, $4::uuid) ORDER BY since, id LIMIT $5) n
         ${/* sql-fragment */ JOINS} ORDER BY n.since, n.id`,
        [caller.organisation, status === 'open', after.since, after.id, limit],
      ),
    );
  }

  /** Makes the system try at once what it tries anyway. */
  retry(caller: Principal, id: string): Promise<IncidentRecord> {
    return this.act(caller, { id, what: 'incident.retry' }, async (tx, found) => {
      if (!found.trying) throw new DomainError('cannot-retry');
      await tx.change(
        // Due at once, by the clock of machines (clock_timestamp), which is that of all leases.
        `UPDATE command SET next_try_at = clock_timestamp() FROM incident n WHERE command.id = n.command AND n.id = $1 AND command.status = 'accepted'`,
        [id],
      );
      return {};
    });
  }

  close(caller: Principal, id: string, why: string): Promise<IncidentRecord> {
    return this.act(caller, { id, what: 'incident.close' }, async (tx) => {
      await tx.change(`UPDATE incident SET closed_at = $2, closed_by = $3, why = $4 WHERE id = $1`, [id, this.clock.now(), caller.id, why]);
      return { why };
    });
  }

  private act(
    caller: Principal,
    { id, what }: { id: string; what: string },
    work: (tx: Transaction, found: IncidentRecord) => Promise<Record<string, unknown>>,
  ): Promise<IncidentRecord> {
    const { organisation } = caller;
    return this.database.inOrganisation(organisation, async (tx) => {
      const locked = await tx.row<{ closed_at: Date | null }>(`SELECT closed_at FROM incident WHERE id = $1 FOR UPDATE`, [id]);
      if (!locked) throw new DomainError('not-found');
      if (locked.closed_at !== null) throw new DomainError('incident-closed');
      const data = await work(tx, (await this.one(tx, id))!);
      await audit(tx, { organisation, at: this.clock.now(), actor: actorOf(caller), act: what, object: id, data });
      await announce(tx, { organisation, cases: [], tasks: [], incidents: true, commands: what === 'incident.retry' });
      return (await this.one(tx, id))!;
    });
  }

  private one(tx: Transaction, id: string): Promise<IncidentRecord | undefined> {
    return tx.row<IncidentRecord>(`SELECT ${/* sql-fragment */ RECORD} FROM incident n ${/* sql-fragment */ JOINS} WHERE n.id = $1`, [id]);
  }
}
