import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '#domain/errors/domain-error.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { uuid } from '../labels/cursor.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { Answers } from '../tasks/answers.js';
import { CommandDto } from './commands.dto.js';

@ApiTags('commands')
@Controller('commands')
export class CommandsController {
  constructor(
    private readonly answers: Answers,
    private readonly reading: Reading,
  ) {}

  /** What became of a command of one's own. */
  @Get(':id')
  @Permit('command.read')
  async one(@Caller() caller: Principal, @Param('id') id: string, @AcceptLanguage() language?: string): Promise<CommandDto> {
    const labels = await this.reading.labels(caller, language);
    const found = await this.answers.stateOf(uuid(id), { caller, labels });
    if (!found) throw new DomainError('not-found');
    const { state, body } = found;
    const reason = state.status === 'refused' ? labels.say(`problem.${whyRefused(state)}.detail`) : null;
    return { id: state.id, taskId: state.task, status: state.status, answer: body, reason };
  }
}

/** What a refusal means to whoever asked: a case that had ended, a task that had passed, or an outcome that the process would not have. */
function whyRefused({ task, reason }: { task: string | null; reason: string | null }): 'case-closed' | 'refused-by-process' | 'task-closed' {
  if (task === null) return 'case-closed';
  return reason === 'refused' ? 'refused-by-process' : 'task-closed';
}
