import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, IsString, MaxLength, MinLength, ValidateIf, ValidateNested } from 'class-validator';
import { ROLES, type Role } from '#domain/people/role.type.js';
import { DEADLINES, SCOPES, SORTS, type DeadlineFilter, type Scope, type Sort } from '#domain/views/task-filter.type.js';
import { PersonRefDto } from '../tasks/tasks.dto.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** What a view asks for; what is left out or null asks for nothing. */
export class TaskFilterDto {
  @IsOptional()
  @IsIn(SCOPES)
  scope?: Scope;

  /** What was typed. */
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  q?: string;

  @IsOptional()
  @IsIn(SORTS)
  sort?: Sort;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  process?: string | null;

  /** A task's name in its process. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  step?: string | null;

  @IsOptional()
  @IsIn(DEADLINES)
  deadline?: DeadlineFilter | null;

  /** A role's queue. */
  @IsOptional()
  @IsIn(ROLES)
  group?: Role | null;
}

export class MakeViewDto {
  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  @IsObject()
  @ValidateNested()
  @Type(() => TaskFilterDto)
  filter: TaskFilterDto;

  /** A group that has it in its inbox, too; one's own, or any for the head and the directors. */
  @IsOptional()
  @IsIn(ROLES)
  sharedWith?: Role | null;
}

/** Only what is named changes. */
export class ChangeViewDto {
  @ValidateIf(({ name }: ChangeViewDto) => name !== undefined)
  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name?: string;

  /** The whole of it anew. */
  @ValidateIf(({ filter }: ChangeViewDto) => filter !== undefined)
  @IsObject()
  @ValidateNested()
  @Type(() => TaskFilterDto)
  filter?: TaskFilterDto;

  /** Null: nobody's but its owner's. */
  @IsOptional()
  @IsIn(ROLES)
  sharedWith?: Role | null;

  /** False brings a view back that was deleted. */
  @ValidateIf(({ removed }: ChangeViewDto) => removed !== undefined)
  @IsBoolean()
  removed?: boolean;
}

export class KeptFilterDto {
  scope: Scope;
  q: string;
  sort: Sort;
  process: string | null;
  step: string | null;
  deadline: DeadlineFilter | null;
  group: Role | null;
}

export class ViewDto {
  id: string;
  name: string;
  filter: KeptFilterDto;
  owner: PersonRefDto;
  sharedWith: Role | null;
  /** What that group is called. */
  sharedLabel: string | null;
  /** Whether the caller may change and delete it. */
  mayChange: boolean;
}

/** A view with what lies in it for the caller. */
export class CountedViewDto extends ViewDto {
  count: number;
  /** There may be more: it was counted among the 1,000 most urgent tasks. */
  more: boolean;
}

export class TaskKindDto {
  process: string;
  /** The task's name in its process. */
  step: string;
  label: string;
  processLabel: string;
}

export class ViewGroupDto {
  role: Role;
  label: string;
  /** Whether the caller may share a view with it. */
  mayShare: boolean;
}

export class ViewListDto {
  items: CountedViewDto[];
  /** What a filter can ask for. */
  kinds: TaskKindDto[];
  groups: ViewGroupDto[];
}
