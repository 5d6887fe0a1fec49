import { CASE_ORDERS } from '#domain/cases/case-list.repository.js';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQueryDto } from '../labels/page.dto.js';
import { PromiseDto } from '../promises/promises.dto.js';
import { AskedDto, ClientRefDto, PersonRefDto, RequestCardDto, TaskRowDto } from '../tasks/tasks.dto.js';

export class CaseListQueryDto extends PageQueryDto {
  @IsOptional()
  @IsIn(['open', 'closed', 'all'])
  status?: 'open' | 'closed' | 'all';

  @IsOptional()
  @IsIn(CASE_ORDERS)
  order?: 'newest' | 'oldest';

  /** A number of a case, a client by name, phone, e-mail or INN, or the name of whoever started the case or holds a task of it. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  /** Cases where this process runs now. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  process?: string;

  /** With `process`: where it stands in this step. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  step?: string;
}

/** Who holds the matter now: the fact that every page about a case says first. */
export class CaseHolderDto {
  kind: 'person' | 'group' | 'incident' | 'client' | 'supplier' | 'timer' | 'system';
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

/** One stay of a process in a step. */
export class StepVisitDto {
  step: string;
  stepLabel: string;
  from: string;
  /** Null: it is there now. */
  to: string | null;
  /** Seconds that it has lasted at the time of this answer, and that its tasks were given: in working time where they were given so. Null: nothing had a time. */
  took: number;
  norm: number | null;
  /** Its time goes on since `measuredAt`. */
  counting: boolean;
  measuredAt: string;
  /** `none`: nothing had a time. `running`: there is time left. */
  state: 'none' | 'running' | 'kept' | 'late';
  /** How many tasks were opened in it. */
  tasks: number;
}

/** A step that comes next if all goes well. */
export class StepAheadDto {
  process: string;
  step: string;
  label: string;
}

/** Somebody of the company who has to do with the case. */
export class ParticipantDto {
  person: PersonRefDto;
  /** The open task that he holds, by its title. */
  doing: string | null;
  /** What he did last, and when. */
  did: string | null;
  at: string | null;
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
  /** The steps that it was in, in their order; the latest 50. */
  visits: StepVisitDto[];
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
  /** What is left of the main way; empty where the case is closed. */
  ahead: StepAheadDto[];
  /** Who of the company has to do with it: who holds something first. */
  people: ParticipantDto[];
  /** All tasks of the case that the caller may see, open and closed, oldest first. */
  tasks: TaskRowDto[];
}
