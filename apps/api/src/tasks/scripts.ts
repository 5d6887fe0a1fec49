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
    const company = await this.database.lookUp<{ name: string }>(`SELECT name FROM organisation WHERE id = $1`, [caller.organisation]);
    const version = task.packVersion ?? (await this.packs.of(caller.organisation)).version;
    const pinned = await this.packs.version(caller.organisation, version);
    try {
      const script = pinned.script(task.process, task.name);
      if (!script) return null;
      const definition = this.contracts.task(task.process, task.name);
      return scriptOf(script, definition, spokenOf(task, { labels, me: caller.name, company: company?.name ?? '', form: definition.form }));
    } catch (error) {
      this.log.error(`The script of ${task.process}.${task.name} cannot be read: ${(error as Error).message}`);
      return null;
    }
  }
}
