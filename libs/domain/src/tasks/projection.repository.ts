import type { Batch, Decision, Effect, ReadBack } from '#kit/contract/protocol.js';
import type { Deadline } from '../calendar/deadline.rule.js';
import type { Database } from '../database/database.js';
import type { TaskThatOpens } from '../packs/packs.service.js';
import { announce } from './announce.js';
import { ProjectedRows } from './projected-rows.js';

/** A statement of a projection that takes longer holds up a story: it is better done again. Milliseconds. */
const STATEMENT_TIMEOUT = 1_000;

type Of<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

/** Where a projection asks for the deadline of a task that opens: the pack of the organisation. */
export type DeadlineOf = (task: TaskThatOpens) => Promise<Deadline | undefined>;

/**
 * Writes what a story did into the read model. A flush is one transaction in which each effect is guarded by itself: a worker that died
 * after its commit does the flush again, perhaps with other effects beside it, and nothing may happen twice or be skipped.
 */
export class ProjectionRepository {
  constructor(
    private readonly database: Database,
    private readonly deadlineOf: DeadlineOf,
  ) {}

  /** Applies the effects, and tells what the rows now say. Lock order: wait, task, inbox. */
  project(batch: Batch): Promise<ReadBack> {
    return this.database.inOrganisation(
      batch.organisation,
      async (tx) => {
        const rows = new ProjectedRows(tx, batch);
        await rows.begin(of(batch, 'begun'));
        await rows.close(of(batch, 'closed'));
        await rows.open(of(batch, 'opened'), await this.deadlines(batch));
        await rows.escalate(of(batch, 'escalated'));
        await rows.enterStep(of(batch, 'step'));
        await rows.end(of(batch, 'ended'));
        await rows.tell();
        await announce(tx, {
          organisation: batch.organisation,
          cases: batch.caseId ? [batch.caseId] : [],
          tasks: rows.changedTasks,
          opened: rows.openedTasks.length > 0,
          over: batch.parent === null && of(batch, 'ended').length > 0,
        });
        return rows.readBack();
      },
      STATEMENT_TIMEOUT,
    );
  }

  /** Decides a wait for a timer or a cancel by the same conditional update as a person's click, and tells who has decided it. */
  decide({ organisation, wait, cause, at }: { organisation: string; wait: string; cause: string; at: number }): Promise<Decision> {
    return this.database.inOrganisation(
      organisation,
      async (tx) => {
        for (;;) {
          await tx.change(`UPDATE wait SET decided_by = $2, decided_at = $3 WHERE id = $1 AND decided_by IS NULL`, [wait, cause, new Date(at)]);
          const row = await tx.row<{ decided_by: string | null; decided_at: Date }>(`SELECT decided_by, decided_at FROM wait WHERE id = $1`, [wait]);
          if (!row) throw new Error(`Wait ${wait} is not in the read model, although it was read back from there.`);
          // Free again: between the two statements the winner was refused.
          if (row.decided_by !== null) return { cause: row.decided_by, at: row.decided_at.getTime() };
        }
      },
      STATEMENT_TIMEOUT,
    );
  }

  private async deadlines(batch: Batch): Promise<Map<string, Deadline | undefined>> {
    const found = new Map<string, Deadline | undefined>();
    for (const wait of of(batch, 'opened'))
      for (const task of wait.tasks)
        found.set(task.id, await this.deadlineOf({ organisation: batch.organisation, process: batch.process, task: task.name, openedAt: wait.at }));
    return found;
  }
}

function of<Kind extends Effect['kind']>(batch: Batch, kind: Kind): Of<Kind>[] {
  return batch.effects.filter((effect): effect is Of<Kind> => effect.kind === kind);
}
