import { CompletedDto } from '../tasks/tasks.dto.js';
import type { CommandStatus } from '#domain/tasks/task.type.js';

export class CommandDto {
  id: string;
  taskId: string | null;
  /** `accepted`: on its way; `applied`: done; `refused`: the process would not have it. */
  status: CommandStatus;
  /** The answer, once it was applied. */
  answer: CompletedDto | null;
  /** A sentence in the caller's language, where it was refused. */
  reason: string | null;
}
