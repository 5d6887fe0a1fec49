import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { eventsOfTask } from '#domain/tasks/task-history.repository.js';
import { findTasks } from '#domain/tasks/task.repository.js';
import { maySee } from '#domain/tasks/visible.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { TaskHistoryDto } from '../cases/timeline.dto.js';
import { timelineEntry } from '../cases/timeline.presenter.js';
import { uuid } from '../labels/cursor.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';

/** What happened to a task. */
@ApiTags('tasks')
@Controller('tasks')
export class HistoryController {
  constructor(
    private readonly database: Database,
    private readonly reading: Reading,
  ) {}

  /** Who took a task, put it aside, passed it on, and what was laid beside it; newest first. */
  @Get(':id/history')
  @Permit('task.read')
  async history(@Caller() caller: Principal, @Param('id') id: string, @AcceptLanguage() language?: string): Promise<TaskHistoryDto> {
    const labels = await this.reading.labels(caller, language);
    const events = await this.database.inOrganisation(caller.organisation, async (tx) => {
      const [task] = await findTasks(tx, [uuid(id)]);
      if (!task || !maySee(caller, task)) throw new DomainError('not-found');
      return eventsOfTask(tx, task);
    });
    return { items: events.map((event) => timelineEntry(event, labels)) };
  }
}
