import type { Transaction } from '../database/transaction.js';

/** A manager as whoever has a client on the line needs to know him. */
export interface ManagerRecord {
  id: string;
  name: string;
  /** Looks after this client. */
  own: boolean;
  /** Null: is here. */
  away: { until: string; substitute: { id: string; name: string } | null } | null;
  /** In his hands, put aside or not. */
  openTasks: number;
  /** When a rule gave him a task last; null where none has. */
  lastGiven: Date | null;
}

/** Everybody to whom a client can be put through: the client's own manager first, then who is here, then who has the fewest tasks. One statement. */
export function listManagers(
  tx: Transaction,
  { organisation, client, at }: { organisation: string; client: string | null; at: Date },
): Promise<ManagerRecord[]> {
  return tx.rows(
    `SELECT p.id, p.name, c.id IS NOT NULL AS own, t.given_at AS "lastGiven",
            CASE WHEN a.ends_at IS NOT NULL THEN json_build_object('until', a.ends_at, 'substitute', CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'name', s.name) END) END AS away,
            (SELECT count(*)::int FROM task WHERE task.assignee = p.id AND task.status = 'open') AS "openTasks"
       FROM person p LEFT JOIN client c ON c.id = $2 AND c.manager = p.id LEFT JOIN assignment_turn t ON t.person = p.id
       LEFT JOIN LATERAL (SELECT ends_at, substitute FROM absence WHERE absence.person = p.id AND begins_at <= $3 AND ends_at > $3 ORDER BY ends_at DESC LIMIT 1) a ON true
       LEFT JOIN person s ON s.id = a.substitute AND s.active
      WHERE p.organisation = $1 AND p.active AND 'manager' = ANY(p.roles)
      ORDER BY own DESC, a.ends_at IS NOT NULL, "openTasks", p.name, p.id LIMIT 100`,
    [organisation, client, at],
  );
}
