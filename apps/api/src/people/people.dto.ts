import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  IsString,
} from 'class-validator';
import { Type } from 'class-transformer';
import { ABSENCE_KINDS, type AbsenceKind } from '#domain/assignment/absence.type.js';
import { PersonRefDto } from '../tasks/tasks.dto.js';

const DAY = /^\d{4}-\d\d-\d\d$/;

export class AwayDto {
  /** Of the absence. */
  id: string;
  until: string;
  kind: string;
  kindLabel: string;
  /** Who stands in. */
  substitute: string | null;
}

/** Promises to clients that were due in the last 30 days. */
export class PromisesKeptDto {
  kept: number;
  broken: number;
}

/** Somebody who works here, or has left and still holds something. */
export class StaffDto {
  id: string;
  name: string;
  roles: string[];
  roleLabels: string[];
  skills: string[];
  /** False of somebody who has left. */
  active: boolean;
  /** In his hands, put aside or not. */
  openTasks: number;
  /** Whom he looks after. */
  clients: number;
  /** How this person keeps what is promised to clients. */
  promises: PromisesKeptDto;
  /** Null: is here. */
  absence: AwayDto | null;
}

export class HandOverDto {
  /** Who gets everything, as far as his roles go; without it the pack's rule chooses, and else the group gets it. */
  @IsOptional()
  @IsUUID()
  to?: string;

  /** Whoever hands over leaves: cannot sign in any more, and is signed out. */
  @IsOptional()
  @IsBoolean()
  leaves?: boolean;
}

export class HandedOverDto {
  /** Tasks that somebody else has now. */
  toPeople: number;
  /** Tasks that lie with their group now. */
  toGroup: number;
  /** Clients who changed hands. */
  clients: number;
  /** Clicks that are on their way, and stay as they are. */
  passedOn: number;
  left: boolean;
}

export class AbsenceDto {
  id: string;
  person: PersonRefDto;
  substitute: PersonRefDto | null;
  from: string;
  until: string;
  kind: string;
  kindLabel: string;
}

export class PlanAbsenceDto {
  /** Whose; the caller's own without it. */
  @IsOptional()
  @IsUUID()
  person?: string;

  /** RFC 3339, with its zone. */
  @Matches(/(Z|[+-]\d\d:\d\d)$/)
  @IsISO8601({ strict: true, strictSeparator: true })
  from: string;

  /** RFC 3339, with its zone: back from then on. */
  @Matches(/(Z|[+-]\d\d:\d\d)$/)
  @IsISO8601({ strict: true, strictSeparator: true })
  until: string;

  @IsIn(ABSENCE_KINDS)
  kind: AbsenceKind;

  /** Somebody with one of the same roles. */
  @IsOptional()
  @IsUUID()
  substitute?: string;
}

export class RosterQueryDto {
  /** The first day; today in the company's zone without it. */
  @IsOptional()
  @MaxLength(10)
  @Matches(DAY)
  @IsISO8601({ strict: true })
  from?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(62)
  days?: number;
}

export class DutyDayDto {
  /** Such as 2026-11-24. */
  date: string;
  person: PersonRefDto;
}

export class DutyDto {
  /** As the pack names it. */
  duty: string;
  label: string;
  /** Whose people may be put on it. */
  role: string;
  /** Days on which somebody has it. */
  days: DutyDayDto[];
}

export class RosterDto {
  from: string;
  duties: DutyDto[];
}

export class PutDutyDto {
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  duty: string;

  @Matches(DAY)
  @IsISO8601({ strict: true })
  from: string;

  /** The last day. */
  @Matches(DAY)
  @IsISO8601({ strict: true })
  until: string;

  /** Nobody without it: the days are free again. */
  @IsOptional()
  @IsUUID()
  person?: string;
}

export class SkillsDto {
  /** By the words of the pack's `assignment.json`; all of them, those before are forgotten. */
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(100, { each: true })
  skills: string[];
}

export class ClientManagerDto {
  /** Who looks after the client from now on; nobody without it. */
  @IsOptional()
  @IsUUID()
  person?: string;
}
