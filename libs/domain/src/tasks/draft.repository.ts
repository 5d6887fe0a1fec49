import { audit } from '../audit/audit.repository.js';
import type { Transaction } from '../database/transaction.js';
import type { TaskAct } from './task-event.js';

/** A form that somebody has begun. */
export interface DraftRecord {
  data: Record<string, unknown>;
  savedAt: Date;
  by: { id: string; name: string };
}

/**
 * Keeps what a person has typed so far; `{}` throws it away. The audit tells when a draft was begun and thrown away, not each of its
 * savings (a page saves while one types), and no event tells of it: nothing has happened yet.
 */
export async function saveDraft(tx: Transaction, act: TaskAct, { person, data }: { person: string; data: Record<string, unknown> }): Promise<void> {
  const { task, actor, at } = act;
  const { organisation } = task;
  const note = (how: string) => audit(tx, { organisation, at, actor, act: 'task.draft', object: task.id, data: { how } });
  if (Object.keys(data).length === 0) {
    if ((await tx.change(`DELETE FROM draft WHERE task = $1 AND person = $2`, [task.id, person])) > 0) await note('discarded');
    return;
  }
  const kept = await tx.row<{ begun: boolean }>(
    `INSERT INTO draft (task, person, organisation, data, saved_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (task, person) DO UPDATE SET data = excluded.data, saved_at = excluded.saved_at RETURNING xmax = 0 AS begun`,
    [task.id, person, organisation, JSON.stringify(data), at],
  );
  if (kept?.begun) await note('begun');
}

/** Whose drafts a person is shown: `own` alone; `own-first`, else the latest of anybody; or the `latest`, whoever wrote it. */
export type DraftsShown = 'own' | 'own-first' | 'latest';

/**
 * The draft that a person is shown, so that work goes on where a colleague left it. Of a talk that goes on (`latest`) also what was typed into its part
 * before, where time ran out under it: nobody has sent that.
 */
export function draftFor(tx: Transaction, task: string, { person, shown }: { person: string; shown: DraftsShown }): Promise<DraftRecord | undefined> {
  return tx.row(
    `SELECT d.data, d.saved_at AS "savedAt", json_build_object('id', p.id, 'name', p.name) AS by FROM draft d JOIN person p ON p.id = d.person
      WHERE d.task IN (
              SELECT $1::uuid
              UNION ALL SELECT before.id FROM task t JOIN task before ON before."case" = t."case" AND before.instance = t.instance AND before.cause LIKE 'timer:%'
               WHERE t.id = $1 AND $3 = 'latest')
        AND (d.person = $2 OR $3 <> 'own') ORDER BY d.person = $2 AND $3 = 'own-first' DESC, d.saved_at DESC LIMIT 1`,
    [task, person, shown],
  );
}
