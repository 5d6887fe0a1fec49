import { TIMELINE_KINDS, type TimelineKind } from '#domain/cases/timeline-kinds.js';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { PageQueryDto } from '../labels/page.dto.js';

export class TimelineQueryDto extends PageQueryDto {
  /** Which filter; `all` where nothing is said. */
  @IsOptional()
  @IsIn(TIMELINE_KINDS)
  kind?: TimelineKind;
}

export class NoteCaseDto {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @MinLength(1)
  @MaxLength(5_000)
  text: string;
}

export class NotedDto {
  id: string;
}

/** A fact that something rests on. */
export class FactDto {
  label: string;
  value: string;
}

/** Somebody who came into question for a task. */
export class ConsideredDto {
  name: string;
  /** Open tasks that he had; null where nobody counted. */
  load: number | null;
  chosen: boolean;
  /** Why it was not he; null of the chosen. */
  because: string | null;
}

/** Why a rule decided as it did. */
export class WhyDto {
  title: string;
  /** In a sentence or two. */
  text: string | null;
  /** The rule by its name, its version, the row that answered and the requirement it comes from; what is not known is null. */
  rule: string;
  version: string | null;
  row: string | null;
  source: string | null;
  facts: FactDto[];
  people: ConsideredDto[];
}

export class WhysDto {
  /** The latest first. */
  items: WhyDto[];
}

/** One thing that happened, told in the caller's language. */
export class TimelineEntryDto {
  id: string;
  at: string;
  /** Such as task.completed. */
  kind: string;
  /** Who did it: a person, a program, or null for the system. */
  actor: string | null;
  title: string;
  text: string | null;
  /** What it rests on: of a decision what was asked, of a contact what it taught. */
  facts: FactDto[];
  /** Its words in full, to unfold: of a letter the letter. */
  more: string | null;
  /** Of a task that is over: whether its time was kept. */
  deadline: 'kept' | 'late' | null;
  /** Seconds that it took, and that were given: in working time where they were given so. */
  took: number | null;
  norm: number | null;
  dueAt: string | null;
  /** Of a task that was put aside: when it comes back. */
  until: string | null;
  taskId: string | null;
  /** Of what a rule decided: why. One of them for the choice, one for the deadline. */
  whys: WhyDto[];
}

/** How many entries each filter shows. */
export class TimelineCountsDto {
  all: number;
  contacts: number;
  letters: number;
  notes: number;
  decisions: number;
  deadlines: number;
}

export class TimelineDto {
  /** With the first page only. */
  counts: TimelineCountsDto | null;
  items: TimelineEntryDto[];
  nextCursor: string | null;
}

/** What happened to one task. */
export class TaskHistoryDto {
  items: TimelineEntryDto[];
}
