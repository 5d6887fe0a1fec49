import { IsIn, IsOptional } from 'class-validator';
import { PageQueryDto } from '../labels/page.dto.js';
import { PromiseDto } from '../promises/promises.dto.js';
import { AskedDto, ClientRefDto, PersonRefDto, RequestCardDto, TaskRowDto } from '../tasks/tasks.dto.js';

export class CaseListQueryDto extends PageQueryDto {
  @IsOptional()
  @IsIn(['open', 'closed', 'all'])
  status?: 'open' | 'closed' | 'all';
}

/** Who holds the matter now: the fact that every page about a case says first. */
export class CaseHolderDto {
  kind: 'person' | 'group' | 'client' | 'supplier' | 'timer' | 'system';
  /** A person's or a group's name; of a client, a supplier or a timer what is waited for, as a sentence. */
  name: string;
  since: string;
  /** When the time for it is over; of a timer: when it goes on by itself. */
  until: string | null;
  /** Who hears of it when the time is over. */
  then: string | null;
  taskId: string | null;
  taskTitle: string | null;
}

/** A case put aside: its tasks are not listed, its clocks stand still. */
export class CaseHeldDto {
  until: string;
  reason: string | null;
}

export class CaseRowDto {
  id: string;
  /** Such as Д-1024. */
  number: string;
  status: 'open' | 'closed';
  /** Null of a matter that somebody started by hand. */
  client: ClientRefDto | null;
  /** Who started it by hand. */
  starter: PersonRefDto | null;
  gist: string | null;
  openedAt: string;
  closedAt: string | null;
  /** The innermost step that is under way, or how the case ended. */
  stepLabel: string | null;
  /** Null where the case is closed. */
  holder: CaseHolderDto | null;
  /** Null where the case is not on hold. */
  held: CaseHeldDto | null;
}

export class CaseListDto {
  items: CaseRowDto[];
  nextCursor: string | null;
}

export class ProcessDto {
  id: string;
  process: string;
  label: string;
  parentId: string | null;
  status: 'running' | 'completed' | 'cancelled' | 'failed';
  step: string | null;
  stepLabel: string | null;
  startedAt: string;
  endedAt: string | null;
  /** The process that it waits for, where it waits for one that it started. */
  waitsForProcessId: string | null;
  /** At the end of the way from process to process; null where it has ended. */
  holder: CaseHolderDto | null;
}

/** What is known of a case beyond its requests; `POST /cases/{id}/correct` changes it. */
export class CaseFieldDto {
  /** Its name in `changes` of a correction. */
  name: string;
  label: string;
  value: string | null;
}

/** The deal that the first contact opened. */
export class DealDto {
  id: string;
  /** Such as С-1024. */
  number: string;
  status: 'open' | 'lost';
  statusLabel: string;
  /** Why it was lost, in words. */
  lostReason: string | null;
  openedAt: string;
}

export class CaseDto extends CaseRowDto {
  /** Null until the client was first spoken with. */
  deal: DealDto | null;
  /** All that can be known, also what is not known yet. */
  data: CaseFieldDto[];
  /** What was promised to the client: what is open first. */
  promises: PromiseDto[];
  requests: RequestCardDto[];
  /** What its starter asked, of a matter that was started by hand. */
  asked: AskedDto[];
  processes: ProcessDto[];
  /** All tasks of the case that the caller may see, open and closed, oldest first. */
  tasks: TaskRowDto[];
}

/** A fact that something rests on. */
export class FactDto {
  label: string;
  value: string;
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
  /** Of a completed task: whether it was kept. */
  deadline: 'kept' | 'late' | null;
  dueAt: string | null;
  /** Of a task that was put aside: when it comes back. */
  until: string | null;
  taskId: string | null;
}

export class TimelineDto {
  items: TimelineEntryDto[];
  nextCursor: string | null;
}

/** What happened to one task. */
export class TaskHistoryDto {
  items: TimelineEntryDto[];
}
