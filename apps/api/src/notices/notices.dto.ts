import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { NOTICE_KINDS, type NoticeKind } from '#domain/notices/notice.type.js';
import { QUIET_MODES, type QuietMode } from '#domain/notices/quiet.rule.js';
import { PersonRefDto } from '../tasks/tasks.dto.js';

/** Of a day, by the company's clock. */
const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The task of a notice. One that the reader may not open shows its title only. */
export class NoticeTaskDto {
  id: string;
  title: string;
  mayOpen: boolean;
  urgent: boolean;
  /** Its due time was promised to the client. */
  promised: boolean;
  dueAt: string | null;
}

/** Something that one was told. */
export class NoticeDto {
  /** One's own key for it. */
  id: string;
  kind: NoticeKind;
  /** When its cause came about. */
  at: string;
  read: boolean;
  /** Nothing is left to do about it: the task is done, or another has it; the incident is over. It does not count as unread. */
  settled: boolean;
  /** It came in quiet hours. */
  quiet: boolean;
  /** Who did it; null: a rule, or time. */
  by: PersonRefDto | null;
  task: NoticeTaskDto | null;
  /** How many tasks at once. */
  count: number | null;
  /** It is about a comment. */
  spoken: boolean;
  /** The beginning of that, for those who may read it. */
  words: string | null;
  /** What broke, or which process has ended. */
  about: string | null;
  caseId: string | null;
  caseNumber: string | null;
  /** As the inbox calls him, and no more. */
  client: string | null;
}

export class QuietDto {
  since: string;
  until: string;
}

export class NoticeListDto {
  items: NoticeDto[];
  nextCursor: string | null;
  /** Up to 100: that says only "many". */
  unread: number;
  /** The quiet that is now; null: notices may be heard. */
  quiet: QuietDto | null;
  /** What cannot wait is told in quiet hours, too. */
  urgentAlways: boolean;
  /** The browser's notices may be heard. */
  sound: boolean;
}

export class ReadNoticesDto {
  /** These; else all up to `until`. */
  @ValidateIf(({ until }: ReadNoticesDto) => until === undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  ids?: string[];

  /** RFC 3339, with its zone: what comes meanwhile stays unread. */
  @ValidateIf(({ until }: ReadNoticesDto) => until !== undefined)
  @Matches(/(Z|[+-]\d\d:\d\d)$/)
  @IsISO8601({ strict: true, strictSeparator: true })
  until?: string;
}

export class UnreadNoticesDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  ids: string[];
}

export class ChangedNoticesDto {
  /** Those that were changed by this call. */
  ids: string[];
}

/** What one wants to be told, and when one wants quiet; the same in all of one's browsers. */
export class NoticeWishesDto {
  /** Kinds that are not told. */
  @IsArray()
  @ArrayUnique()
  @IsIn(NOTICE_KINDS, { each: true })
  off: NoticeKind[];

  /** `outside-work`: outside the company's working time. `own`: from, to and days. */
  @IsIn(QUIET_MODES)
  quiet: QuietMode;

  /** Such as 20:00, by the company's clock. */
  @Matches(HOUR)
  from: string;

  /** Not later than `from`: of the next day. */
  @Matches(HOUR)
  to: string;

  /** Days of the week on which the quiet begins: Monday is 1, Sunday 7. */
  @IsArray()
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  days: number[];

  /** What cannot wait is told in quiet hours, too. */
  @IsBoolean()
  urgentAlways: boolean;

  /** The browser's notices may be heard. */
  @IsBoolean()
  sound: boolean;
}
