import type { Transaction } from '../database/transaction.js';
import type { Candidate, Way } from './assignment.type.js';

/** Ways that compare people: of two tasks that open at once the second must know of the first. */
const COMPARING: ReadonlySet<Way> = new Set<Way>(['by-skill', 'least-loaded', 'round-robin']);

/** Whether a choice by these ways may compare people. */
export function compares(ways: readonly Way[]): boolean {
  return ways.some((way) => COMPARING.has(way));
}

/**
 * Lets one transaction of an organisation at a time compare people and give them tasks, until it ends. Taken after message keys and before any
 * row, so that nobody who holds rows waits for it.
 */
export async function lockAssignment(tx: Transaction, organisation: string): Promise<void> {
  await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${organisation}\u001fassignment`]);
}

/** What a choice is made of, as the rows say it now. */
export interface AssignmentFacts {
  candidates: Candidate[];
  ownManager: string | null;
  /** Who has which duty on the day of `at`. */
  duties: Readonly<Record<string, string>>;
}

/**
 * Everybody who works here and has one of the roles, with who is away at `at`; who looks after the case's client, and the duties of the day.
 * One statement. Open tasks are counted only where somebody compares them.
 */
export async function assignmentFacts(
  tx: Transaction,
  { organisation, caseId, roles, at, counting }: { organisation: string; caseId: string | null; roles: readonly string[]; at: Date; counting: boolean },
): Promise<AssignmentFacts> {
  const row = await tx.row<{ candidates: Candidate[] | null; ownManager: string | null; duties: Record<string, string> | null }>(
    `SELECT (SELECT cl.manager FROM case_file k JOIN client cl ON cl.id = k.client WHERE k.id = $2) AS "ownManager",
            (SELECT jsonb_object_agg(d.duty, d.person) FROM duty_day d JOIN organisation o ON o.id = d.organisation
              WHERE d.organisation = $1 AND d.date = ($4::timestamptz AT TIME ZONE o.time_zone)::date) AS duties,
            (SELECT jsonb_agg(jsonb_build_object('id', p.id, 'roles', p.roles, 'skills', p.skills,
                      'load', CASE WHEN $5 THEN (SELECT count(*) FROM task WHERE task.assignee = p.id AND task.status = 'open') ELSE 0 END,
                      'lastGiven', CASE WHEN t.person IS NOT NULL THEN jsonb_build_object('place', t.place, 'at', (extract(epoch FROM t.given_at) * 1000)::bigint) END,
                      'absent', CASE WHEN a.ends_at IS NOT NULL THEN jsonb_build_object('until', (extract(epoch FROM a.ends_at) * 1000)::bigint, 'substitute', a.substitute) END))
               FROM person p LEFT JOIN assignment_turn t ON t.person = p.id
               LEFT JOIN LATERAL (SELECT ends_at, substitute FROM absence WHERE absence.person = p.id AND begins_at <= $4 AND ends_at > $4 ORDER BY ends_at DESC LIMIT 1) a ON true
              WHERE p.organisation = $1 AND p.active AND p.roles && $3::text[]) AS candidates`,
    [organisation, caseId, [...roles], at, counting],
  );
  return { candidates: row?.candidates ?? [], ownManager: row?.ownManager ?? null, duties: row?.duties ?? {} };
}
