import { Transform } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength, Min, MinLength } from 'class-validator';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export class TaskVersionDto {
  /** The task's version as it was shown. */
  @IsInt()
  @Min(1)
  version: number;
}

export class AssignTaskDto extends TaskVersionDto {
  /** A person who works here and has the task's role. */
  @IsUUID()
  assignee: string;

  /** Why, for whoever gets it. */
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class SnoozeTaskDto extends TaskVersionDto {
  /** RFC 3339, with its zone: at most 7 days ahead and not after the due time; of a late task at most a day. */
  @Matches(/(Z|[+-]\d\d:\d\d)$/)
  @IsISO8601({ strict: true, strictSeparator: true })
  until: string;

  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason: string;
}
