import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsISO8601, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { AuthorDto } from './settings.dto.js';

const WEEK = { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } } as const;

export class MonthQueryDto {
  /** Such as `2026-11`; the month of now where it is left out. */
  @IsOptional()
  @Matches(/^20\d\d-(0[1-9]|1[0-2])$/)
  month?: string;
}

export class ResetWeekQueryDto extends MonthQueryDto {
  /** `true`: takes only that back which is to hold later. */
  @IsOptional()
  @Matches(/^(true|false)$/)
  planned?: string;
}

/** The working week, and whose official holidays are kept. */
export class WeekDto {
  /** Stretches of work by day of the week, `{"mon": ["9:00-20:00"]}`; a day that is not named is free. */
  @ApiProperty(WEEK)
  hours: Record<string, string[]>;

  /** A country's, such as `ru`; null: the week goes on all year. */
  holidays: string | null;
}

export class ChangeWeekDto {
  /** Stretches of work by day of the week, `{"mon": ["9:00-20:00"]}`; a day that is not named is free. */
  @ApiProperty(WEEK)
  @IsObject()
  hours: Record<string, string[]>;

  /** Whose official holidays are kept; null: nobody's. */
  @ValidateIf((_, value) => value !== null)
  @IsString()
  @MaxLength(20)
  holidays: string | null;

  /** From when on it holds; at once where it is left out. */
  @IsOptional()
  @IsISO8601({ strict: true })
  since?: string;
}

export class ChangeDayDto {
  /** Stretches of work, such as `9:00-13:00`; none: the day is free. */
  @IsArray()
  @ArrayMaxSize(6)
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  shifts: string[];
}

export class DayHoursDto {
  date: string;
  /** Such as `9:00-20:00`; none: the day is free. */
  shifts: string[];
  /** What the country says of it, in the caller's language; null: nothing. */
  official: string | null;
  officialKind: 'off' | 'working' | 'short' | null;
  /** Whether its hours were said for it alone: by the pack, or by the company. */
  own: 'pack' | 'set' | null;
  author: AuthorDto | null;
}

export class HolidayChoiceDto {
  name: string;
  label: string;
}

export class PlannedWeekDto extends AuthorDto {
  week: WeekDto;
}

/** When the company works: as it is in force, as its pack has it, and what is to hold later. */
export class WorkingHoursDto {
  timeZone: string;
  month: string;
  now: WeekDto;
  pack: WeekDto;
  /** Whether the week was set over the pack. */
  isSet: boolean;
  author: AuthorDto | null;
  planned: PlannedWeekDto | null;
  /** Whose holidays can be kept. */
  choices: HolidayChoiceDto[];
  days: DayHoursDto[];
}
