import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsISO8601,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { TaskVersionDto } from './holding.dto.js';
import type { PersonRefDto } from './tasks.dto.js';

/** What can be done with many tasks at once: the acts of holding, each as it is for one. */
export const BULK_ACTS = ['claim', 'release', 'assign', 'snooze', 'unsnooze'] as const;

export type BulkAct = (typeof BULK_ACTS)[number];

/** A person reads the verdicts of so many; and they are done while he waits. */
export const MOST_IN_BULK = 200;

export class BulkTaskDto extends TaskVersionDto {
  @IsUUID()
  id: string;
}

export class BulkTasksDto {
  @IsIn(BULK_ACTS)
  act: BulkAct;

  /** Each once, with the version as it was shown. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_IN_BULK)
  @ArrayUnique((task: BulkTaskDto) => task.id)
  @ValidateNested({ each: true })
  @Type(() => BulkTaskDto)
  tasks: BulkTaskDto[];

  /** To whom; of `assign` alone. */
  @ValidateIf(({ act, person }: BulkTasksDto) => act === 'assign' || person !== undefined)
  @IsUUID()
  person?: string;

  /** RFC 3339, with its zone; of `snooze` alone. */
  @ValidateIf(({ act, until }: BulkTasksDto) => act === 'snooze' || until !== undefined)
  @Matches(/(Z|[+-]\d\d:\d\d)$/)
  @IsISO8601({ strict: true, strictSeparator: true })
  until?: string;

  /** Why: `snooze` wants it, `assign` tells it to whoever gets the tasks. */
  @ValidateIf(({ act, reason }: BulkTasksDto) => act === 'snooze' || reason !== undefined)
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason?: string;
}

/** What became of one of the tasks. */
export class BulkVerdictDto {
  id: string;
  done: boolean;
  /** As it is now; null where it is not there, or nothing more is known of it. */
  version: number | null;
  holder: PersonRefDto | null;
  /** Why not, as a problem's code and in a sentence of the caller's language; null where it is done. */
  code: string | null;
  text: string | null;
}

/** A verdict for each task, in the order in which they were sent. */
export class BulkDoneDto {
  done: number;
  refused: number;
  verdicts: BulkVerdictDto[];
}
