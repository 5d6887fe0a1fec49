import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { givenBy } from '#domain/cases/given-by.repository.js';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { findTasks } from '#domain/tasks/task.repository.js';
import { maySee } from '#domain/tasks/visible.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { WhysDto } from './timeline.dto.js';
import { whysOf } from './whys.presenter.js';

/** Why a task is whose it is. */
@ApiTags('tasks')
@Controller('tasks')
export class WhysController {
  constructor(
    private readonly database: Database,
    private readonly reading: Reading,
  ) {}

  /** By which rules a task went to whoever got it, and got its deadline: as they were then, also where it has changed hands since. */
  @Get(':id/whys')
  @Permit('task.read')
  async whys(@Caller() caller: Principal, @Param('id') id: string, @AcceptLanguage() language?: string): Promise<WhysDto> {
    const labels = await this.reading.labels(caller, language);
    return this.database.inOrganisation(caller.organisation, async (tx) => {
      const [task] = await findTasks(tx, [uuid(id)]);
      if (!task || !maySee(caller, task)) throw new DomainError('not-found');
      return { items: (await givenBy(tx, id)).flatMap((event) => whysOf(event, labels)) };
    });
  }
}
