import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ROLES, type Role } from '#domain/people/role.type.js';
import { DEADLINES, SCOPES, SORTS, type DeadlineFilter, type Scope, type Sort } from '#domain/views/task-filter.type.js';
import { PageQueryDto } from '../labels/page.dto.js';
import { TaskRowDto } from './tasks.dto.js';

export class TaskListQueryDto extends PageQueryDto {
  /** `mine`: what I could do now; `group`: everything of my groups, taken by others too; `team`: all open tasks (head, director). */
  @IsOptional()
  @IsIn(SCOPES)
  scope?: Scope;

  /** A view that was kept: what it asks for, where the call itself asks for nothing else. */
  @IsOptional()
  @IsUUID()
  view?: string;

  /** What was typed: a client's name, company, phone in any spelling or e-mail, a case's number, the title of a task. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  /** `urgency` (default) and `due`: by the due time; `created`: who has waited longest; `client`: by name. */
  @IsOptional()
  @IsIn(SORTS)
  sort?: Sort;

  /** Tasks of this process alone. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  process?: string;

  /** Tasks of this name in their process alone. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  step?: string;

  /** Those that are late, or that have been warned of. */
  @IsOptional()
  @IsIn(DEADLINES)
  deadline?: DeadlineFilter;

  /** Tasks of this role's queue alone. */
  @IsOptional()
  @IsIn(ROLES)
  group?: Role;
}

export class TaskListDto {
  items: TaskRowDto[];
  nextCursor: string | null;
  counts: TaskCountsDto;
  /** How many a search, a filter or an order of one's own has found, up to 999; null where nothing of the kind was asked. */
  found: number | null;
  /** There is more than was looked at: of a filter or another order only the 10,000 most urgent tasks are; a client or a case that is sought is found anywhere. */
  partial: boolean;
}

/** Capped at 999: a larger number says only "many". */
export class TaskCountsDto {
  mine: number;
  group: number;
  /** Null for those who may not see the team's tasks. */
  team: number | null;
}
