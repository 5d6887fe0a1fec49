import { IsISO8601, IsOptional, IsUUID, Matches, MaxLength } from 'class-validator';
import { PageQueryDto } from '../labels/page.dto.js';
import { ClientRefDto, PersonRefDto } from '../tasks/tasks.dto.js';

const DAY = /^\d{4}-\d\d-\d\d$/;

export class PromisesQueryDto extends PageQueryDto {
  /** Whose it is to keep; the caller's own for whoever may not see all. */
  @IsOptional()
  @IsUUID()
  person?: string;

  /** The first day on which they are due, by the company's calendar; 30 days ago without it. */
  @IsOptional()
  @MaxLength(10)
  @Matches(DAY)
  @IsISO8601({ strict: true })
  from?: string;

  /** The last day; without it also what is still to come. */
  @IsOptional()
  @MaxLength(10)
  @Matches(DAY)
  @IsISO8601({ strict: true })
  to?: string;
}

/** Something promised to a client on a call. */
export class PromiseDto {
  /** The task whose due time it is. */
  id: string;
  /** A word such as `callBack`. */
  what: string;
  label: string;
  state: 'open' | 'broken' | 'kept' | 'withdrawn';
  stateLabel: string;
  /** Who promised it; null: a program. */
  by: PersonRefDto | null;
  /** Whose it is to keep; null: its group's. */
  keeper: PersonRefDto | null;
  /** The group that has to keep it where nobody has it. */
  groupLabel: string;
  promisedAt: string;
  dueAt: string;
  /** Null: still open. */
  closedAt: string | null;
  caseId: string | null;
  caseNumber: string | null;
  client: ClientRefDto | null;
}

export class PromiseCountDto {
  /** Null: what lies with a group. */
  person: PersonRefDto | null;
  kept: number;
  broken: number;
  open: number;
  /** Closed in time by something else: neither kept nor broken. */
  withdrawn: number;
}

export class PromisesDto {
  /** By name; on each page the same. */
  people: PromiseCountDto[];
  /** The latest due first. */
  items: PromiseDto[];
  nextCursor: string | null;
}
