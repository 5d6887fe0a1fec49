import { weakened } from '#weakened';
import { idOf } from '#kit/contract/place.js';
import { fault } from '#kit/faults/fault.js';
import type { Batch, Decision, Effect, ReadBack } from '#kit/contract/protocol.js';
import { assignTasks, lockToAssign } from '../assignment/assign-tasks.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { lockKeys } from '../messages/message.repository.js';
import { ProjectedEvents } from './projected-events.js';
import { ProjectedRows } from './projected-rows.js';
import type { WaitRow } from './projected-rows.type.js';
import { backOf, readWaits } from './read-back.js';
import { asAssigned, rowsToOpen, type Rules, type TellingOf } from './rows-to-open.js';

/** A statement of a projection that takes longer holds up a story: it is better done again. Milliseconds. */
const STATEMENT_TIMEOUT = 1_000;

type Of<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

/**
 * Writes what a story did into the read model. A flush is one transaction in which each effect is guarded by itself: a worker that died
 * after its commit does the flush again, perhaps with other effects beside it, and nothing may happen twice or be skipped.
 */
export class ProjectionRepository {
  constructor(
    private readonly database: Database,
    private readonly rules: Rules,
    private readonly tellingOf: TellingOf = () => 'usual',
  ) {}

  /** Applies the effects, and tells what the rows now say. Lock order: message keys, assignment, case, wait, task, inbox; so what opens, and looks at the case, comes before what closes. */
  async project(batch: Batch): Promise<ReadBack> {
    const opened = of(batch, 'opened');
    const { rules, tellingOf } = this;
    const toOpen = await rowsToOpen(batch, opened, { rules, tellingOf }); // before the transaction: it may have to read a pack
    return this.database.inOrganisation(
      batch.organisation,
      async (tx) => {
        if (await skipped(tx, batch)) return { instants: {}, next: [] };
        await lockKeys(tx, batch.organisation, toOpen.expects);
        await lockToAssign(tx, batch.organisation, toOpen.tasks);
        const events = new ProjectedEvents(batch);
        const rows = new ProjectedRows(tx, batch, events);
        await rows.begin(of(batch, 'begun'), of(batch, 'continued'));
        await rows.closeCase(of(batch, 'ended'));
        const assigned = await assignTasks(tx, batch, toOpen.tasks);
        const opening = await rows.open({ ...toOpen, tasks: assigned }, async (heldUntil) =>
          asAssigned(await rowsToOpen(batch, opened, { rules, tellingOf, heldUntil }), assigned),
        );
        await rows.close(of(batch, 'closed'));
        const fresh = rows.tellOpened(opening, toOpen);
        const moved = await rows.escalate(of(batch, 'escalated'));
        rows.enterStep(of(batch, 'step'));
        await rows.stuck(of(batch, 'stuck'));
        await rows.end(of(batch, 'ended'));
        await events.tell(tx, {
          organisation: batch.organisation,
          cases: batch.caseId ? [batch.caseId] : [],
          tasks: rows.changedTasks,
          opened: rows.openedTasks.length > 0,
          over: batch.parent === null && of(batch, 'ended').length > 0,
          commands: rows.given,
          notices: [...rows.told],
        });
        const back = await readBack(tx, batch, { fresh, moved });
        await fault('projection-uncommitted');
        return back;
      },
      STATEMENT_TIMEOUT,
    );
  }

  /**
   * Decides a wait for a timer or a cancel by the same conditional update as a person's click, and tells who has decided it. A timer decides
   * only what is due by its row: a hold may have moved it after it fired.
   */
  decide({ organisation, wait, cause, at }: { organisation: string; wait: string; cause: string; at: number }): Promise<Decision> {
    const timer = cause.startsWith('timer:') ? cause.slice('timer:'.length) : null;
    return this.database.inOrganisation(
      organisation,
      async (tx) => {
        for (;;) {
          await tx.change(
            // No command's row tells of it: for a rebuild of the read model an event does.
            `WITH decided AS (
               UPDATE wait SET decided_by = $2, decided_at = $3 WHERE id = $1 AND decided_by IS NULL AND coalesce((timers ->> $4)::bigint, 0) <= $5
               RETURNING id, organisation, instance, decided_at)
             INSERT INTO event (id, organisation, at, kind, actor, "case", instance, objects, data)
             SELECT $6, d.organisation, d.decided_at, 'wait.decided', 'system', i."case", i.id, '[]', jsonb_build_object('wait', d.id, 'cause', $2::text)
               FROM decided d JOIN process_instance i ON i.id = d.instance ON CONFLICT (id) DO NOTHING`,
            [wait, cause, new Date(at), timer, at, idOf(wait, 'wait.decided')],
          );
          const row = await tx.row<{ decided_by: string | null; decided_at: Date; due: number | null }>(
            `SELECT decided_by, decided_at, (timers ->> $2)::float8 AS due FROM wait WHERE id = $1`,
            [wait, timer],
          );
          if (!row) throw new Error(`Wait ${wait} is not in the read model, although it was read back from there.`);
          if (row.decided_by !== null) return { cause: row.decided_by, at: row.decided_at.getTime() };
          if (row.due !== null && row.due > at) return { cause: null, at };
          // Free again: between the two statements the winner was refused.
        }
      },
      STATEMENT_TIMEOUT,
    );
  }
}

/**
 * What the rows say of the waits that this flush speaks of. Of those that it has just inserted, the insert has said it; all others are read:
 * a flush that is done again must tell what was written the first time, and by whom ever since.
 */
async function readBack(tx: Transaction, batch: Batch, { fresh, moved }: { fresh: WaitRow[]; moved: string[] }): Promise<ReadBack> {
  const opened = new Set(of(batch, 'opened').map(({ wait }) => wait));
  const known = new Set(fresh.map(({ wait }) => wait));
  const closed = new Set(of(batch, 'closed').map(({ wait }) => wait));
  const others = [...opened, ...of(batch, 'looked').flatMap(({ waits }) => waits), ...moved].filter((wait) => !known.has(wait) && !closed.has(wait));
  const read = others.length === 0 || weakened('readback') ? [] : await readWaits(tx, others);
  return backOf([...fresh, ...read], opened);
}

/** Without the guard of each effect by itself, a flush would be told apart by its number, as once thought; the harness shows what that loses. */
async function skipped(tx: Transaction, { organisation, instance, run, flush }: Batch): Promise<boolean> {
  if (!weakened('effect')) return false;
  const sql = `INSERT INTO event (id, organisation, at, kind, actor, objects, data) VALUES ($1, $2, '-infinity', 'process.flushed', 'system', '[]', '{}') ON CONFLICT DO NOTHING`;
  return (await tx.change(sql, [idOf(instance, `${run}:${flush}`), organisation])) === 0;
}

function of<Kind extends Effect['kind']>(batch: Batch, kind: Kind): Of<Kind>[] {
  return batch.effects.filter((effect): effect is Of<Kind> => effect.kind === kind);
}
