import type { Transaction } from '../database/transaction.js';
import type { Role } from '../people/role.type.js';

/** Somebody who works here, or still holds something, as whoever manages people sees him. */
export interface StaffRecord {
  id: string;
  name: string;
  roles: Role[];
  skills: string[];
  active: boolean;
  openTasks: number;
  /** Whom he looks after. */
  clients: number;
  absence: { id: string; until: string; kind: string; substitute: string | null } | null;
}

/** And how he keeps what is promised to clients (ALL-2). */
export interface StaffMember extends StaffRecord {
  promises: { kept: number; broken: number };
}

/** Everybody who works here by name, and who has left and still holds a task or a client. */
export function listStaff(tx: Transaction, organisation: string, at: Date): Promise<StaffRecord[]> {
  return tx.rows(
    `SELECT * FROM (
       SELECT p.id, p.name, p.roles, p.skills, p.active,
              (SELECT count(*)::int FROM task t WHERE t.assignee = p.id AND t.status = 'open') AS "openTasks",
              (SELECT count(*)::int FROM client c WHERE c.manager = p.id) AS clients,
              (SELECT json_build_object('id', a.id, 'until', a.ends_at, 'kind', a.kind, 'substitute', s.name) FROM absence a LEFT JOIN person s ON s.id = a.substitute
                WHERE a.person = p.id AND a.begins_at <= $2 AND a.ends_at > $2 ORDER BY a.ends_at DESC LIMIT 1) AS absence
         FROM person p WHERE p.organisation = $1) staff
      WHERE active OR "openTasks" > 0 OR clients > 0 ORDER BY name, id`,
    [organisation, at],
  );
}
