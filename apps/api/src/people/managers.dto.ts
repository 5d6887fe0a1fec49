import { IsOptional, IsUUID } from 'class-validator';
import { PersonRefDto } from '../tasks/tasks.dto.js';

export class ManagersQueryDto {
  /** Whose own manager comes first. */
  @IsOptional()
  @IsUUID()
  client?: string;
}

export class ManagerAwayDto {
  until: string;
  /** Who stands in. */
  substitute: PersonRefDto | null;
}

/** Somebody to whom a client can be put through. */
export class ManagerDto extends PersonRefDto {
  /** Looks after this client. */
  own: boolean;
  /** Null: is here. */
  away: ManagerAwayDto | null;
  /** In his hands, put aside or not. */
  openTasks: number;
  /** When a rule gave him a task last; null where none has. */
  lastGiven: string | null;
}
