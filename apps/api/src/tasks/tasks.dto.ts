import { PickType } from '@nestjs/swagger';
import { IsInt, IsObject, IsString, MaxLength, Min, MinLength } from 'class-validator';
import type { DeadlineState, TaskStatus } from '#domain/tasks/task.type.js';

export class PersonRefDto {
  id: string;
  name: string;
}

export class ClientRefDto {
  id: string;
  name: string | null;
  company: string | null;
  /** E.164, for a `tel:` link. */
  phone: string | null;
  /** As people write it. */
  phoneText: string | null;
  email: string | null;
  city: string | null;
  /** private, legal or null while nobody knows. */
  kind: string | null;
}

/** One row of the inbox. Labels are in the caller's language. */
export class TaskRowDto {
  id: string;
  process: string;
  processLabel: string;
  /** The task's name in its process. */
  name: string;
  /** What is to be done, beginning with a verb. */
  title: string;
  /** Null, like the client, of a task that belongs to no case. */
  caseId: string | null;
  /** Such as Д-1024. */
  caseNumber: string | null;
  client: ClientRefDto | null;
  /** Who started the matter by hand; null of a client's. */
  starter: PersonRefDto | null;
  /** What it is about: the first item, or the beginning of the client's words. */
  gist: string | null;
  urgent: boolean;
  openedAt: string;
  warnAt: string | null;
  dueAt: string | null;
  /** Its due time is one that was promised. */
  promised: boolean;
  deadlineState: DeadlineState;
  /** It was late, and this person hears of it by escalation. */
  escalated: boolean;
  /** Whether the caller may complete it now. */
  mayComplete: boolean;
  status: TaskStatus;
  assignee: PersonRefDto | null;
  /** Asked for it first, while all of the group see it. */
  wanted: PersonRefDto | null;
  /** Role whose queue it is in. */
  group: string;
  groupLabel: string;
  version: number;
  /** Put aside by its holder until then; null once that has passed. */
  snoozedUntil: string | null;
}

export class OutcomeDto {
  name: string;
  label: string;
  /** What happens then. */
  hint: string | null;
  /** Names of fields that must be filled for it. */
  requires: string[];
  main: boolean;
}

export class RequestItemRowDto {
  article: string | null;
  name: string;
  quantity: number;
}

export class RequestCardDto {
  id: string;
  number: string;
  channel: string;
  channelLabel: string;
  kind: string;
  kindLabel: string;
  text: string | null;
  items: RequestItemRowDto[];
  city: string | null;
  neededBy: string | null;
  urgent: boolean;
  receivedAt: string;
}

export class TaskClosedDto {
  /** `completed`: by a person; `superseded`: something else was first; `cancelled`. */
  how: 'completed' | 'superseded' | 'cancelled';
  outcome: string | null;
  outcomeLabel: string | null;
  by: PersonRefDto | null;
  at: string;
  late: boolean | null;
}

/** One thing that the form asked by which a matter was started by hand. */
export class AskedDto {
  name: string;
  label: string;
  /** In the caller's language. */
  value: string;
}

export class TaskDetailDto extends TaskRowDto {
  /** What is expected, in a sentence or two. */
  help: string | null;
  /** JSON Schema with titles, help (`description`) and names of choices (`oneOf` with `const` and `title`) in the caller's language. */
  form: Record<string, unknown>;
  outcomes: OutcomeDto[];
  /** Values that the form begins with; of a closed task: what was entered. */
  data: Record<string, unknown>;
  request: RequestCardDto | null;
  /** What its starter asked, of a matter that was started by hand. */
  asked: AskedDto[];
  /** Null while it is open. */
  closed: TaskClosedDto | null;
  /** Why its holder has it, or its group, in a sentence; null where a person took it or gave it. */
  why: string | null;
  /** Why it was put aside. */
  snoozeReason: string | null;
  /** How often it may still be put aside. */
  snoozesLeft: number;
  /** A talk that goes on now: a colleague of the group may take it over. */
  live: boolean;
  /** What the caller may do with it now, beside completing. */
  may: TaskMayDto;
}

export class TaskMayDto {
  claim: boolean;
  release: boolean;
  assign: boolean;
  snooze: boolean;
  comment: boolean;
  draft: boolean;
}

export class CompleteTaskDto {
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  outcome: string;

  /** The form's fields. */
  @IsObject()
  data: Record<string, unknown>;

  /** The task's version as it was shown. */
  @IsInt()
  @Min(1)
  version: number;
}

export class HolderDto {
  kind: 'person' | 'group';
  name: string;
}

/** A task that came next. One that the caller may not open shows its title and holder only. */
export class NextTaskDto {
  id: string;
  title: string;
  holder: HolderDto;
  dueAt: string | null;
  mayOpen: boolean;
}

/** A task that was completed, without what its page shows already: form, outcomes, request. */
export class CompletedTaskDto extends PickType(TaskDetailDto, [
  ...(['id', 'process', 'name', 'title', 'caseId', 'caseNumber', 'openedAt', 'dueAt', 'status'] as const),
  ...(['mayComplete', 'assignee', 'group', 'groupLabel', 'version', 'data', 'closed'] as const),
]) {}

export class CompletedDto {
  task: CompletedTaskDto;
  next: NextTaskDto[];
}

export class AcceptedDto {
  /** Ask `GET /commands/{id}` what became of it. */
  commandId: string;
}
