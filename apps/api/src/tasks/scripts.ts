import { Logger } from '@nestjs/common';
import type { Database } from '#domain/database/database.js';
import type { Packs } from '#domain/packs/packs.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import type { TaskRecord } from '#domain/tasks/task.repository.js';
import type { Labels } from '../labels/labels.js';
import type { Contracts } from './contracts.js';
import type { ScriptDto } from './script.dto.js';
import { scriptOf, spokenOf } from './script.presenter.js';

/** The scripts of tasks, each in the version that the case is pinned to. */
export class Scripts {
  private readonly log = new Logger(Scripts.name);

  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
    private readonly contracts: Contracts,
  ) {}

  /** How to talk about this task, or null where nothing is written for it. A script that cannot be read hides itself, never the task. */
  async of(task: TaskRecord, labels: Labels, caller: Principal): Promise<ScriptDto | null> {
    const row = task.caseId
      ? await this.database.lookUp<{ version: string }>(`SELECT pack_version AS version FROM case_file WHERE id = $1 AND organisation = $2`, [
          task.caseId,
          caller.organisation,
        ])
      : undefined;
    const pinned = await this.packs.version(caller.organisation, row?.version ?? (await this.packs.of(caller.organisation)).version);
    try {
      const script = pinned.script(task.process, task.name);
      return script ? scriptOf(script, this.contracts.task(task.process, task.name), spokenOf(task, labels, caller.name)) : null;
    } catch (error) {
      this.log.error(`The script of ${task.process}.${task.name} cannot be read: ${(error as Error).message}`);
      return null;
    }
  }
}
