import { Body, Controller, HttpCode, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { findCase } from '#domain/cases/case.repository.js';
import { Database } from '#domain/database/database.js';
import type { Transaction } from '#domain/database/transaction.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { look, lookAway } from '#domain/looking/looker.repository.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { findTasks } from '#domain/tasks/task.repository.js';
import { maySee } from '#domain/tasks/visible.rule.js';
import { Clock } from '#domain/time/clock.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { LookDto, LookersDto } from './lookers.dto.js';

/** What lies open: the case, and the task in it. */
interface Seen {
  place: string;
  task: string | null;
}

/** Who looks at a case or a task now: a page says every few seconds that it is open, and hears who else is there. */
@ApiTags('lookers')
@Controller()
export class LookersController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Says that a task lies open before the caller, or is left, and tells who else looks at its case. */
  @Put('tasks/:id/lookers')
  @HttpCode(200)
  @Permit('task.read')
  atTask(@Caller() caller: Principal, @Param('id') id: string, @Body() body: LookDto): Promise<LookersDto> {
    return this.look(caller, body, async (tx) => {
      const [task] = await findTasks(tx, [uuid(id)]);
      if (!task || !maySee(caller, task)) throw new DomainError('not-found');
      return { place: task.caseId ?? task.id, task: task.id };
    });
  }

  /** Likewise of a case. */
  @Put('cases/:id/lookers')
  @HttpCode(200)
  @Permit('case.read')
  atCase(@Caller() caller: Principal, @Param('id') id: string, @Body() body: LookDto): Promise<LookersDto> {
    return this.look(caller, body, async (tx) => {
      if (!(await findCase(tx, uuid(id)))) throw new DomainError('not-found');
      return { place: id, task: null };
    });
  }

  private look(caller: Principal, { page, typing, away = false }: LookDto, find: (tx: Transaction) => Promise<Seen>): Promise<LookersDto> {
    const { organisation } = caller;
    return this.database.inOrganisation(organisation, async (tx) => {
      const { place, task } = await find(tx);
      const open = { organisation, place, page, person: caller.id, task, typing };
      if (away) {
        await lookAway(tx, open);
        return { others: [] };
      }
      const others = await look(tx, open, this.clock.now());
      return { others: others.map((one) => ({ id: one.id, name: one.name, taskId: one.task, typing: one.typing })) };
    });
  }
}
