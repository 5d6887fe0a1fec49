import { IsISO8601, IsObject, IsOptional, Matches } from 'class-validator';

export class SetterDto {
  id: string;
  name: string;
}

/** Who set something, when, and from when on it holds. */
export class AuthorDto {
  by: SetterDto;
  at: string;
  /** Null: since it was set. */
  since: string | null;
}

/** A change that is to hold later. */
export class PlannedSettingDto extends AuthorDto {
  set: Record<string, unknown>;
}

export class DeadlineSettingDto {
  process: string;
  task: string;
  processLabel: string;
  /** The task in the caller's language. */
  title: string;
  /** As it is in force: `warn`, `due`, `escalateTo` and `source`. */
  values: Record<string, unknown>;
  /**
   * `pack`: as the pack has it. `overlay`: as it was set here. `conflict`: as it was set here, and the pack's own value has changed since.
   * `refused`: the pack's, since it would be wrong with what was set here.
   */
  origin: 'pack' | 'overlay' | 'conflict' | 'refused';
  /** As the pack has it. */
  pack: Record<string, unknown>;
  /** What was set here. */
  set: Record<string, unknown>;
  /** Of what was set last; null: nothing was. */
  author: AuthorDto | null;
  /** The next change that is to hold later. */
  planned: PlannedSettingDto | null;
}

export class EscalationDto {
  role: string;
  label: string;
}

export class DeadlineSettingsDto {
  items: DeadlineSettingDto[];
  /** To whom a deadline can escalate. */
  escalations: EscalationDto[];
  /** Of the pack with all that was set: new cases are pinned to it. */
  packVersion: string;
}

export class ChangeDeadlineDto {
  /** New values by name, such as `{"due": 15}`. */
  @IsObject()
  changes: Record<string, unknown>;

  /** From when on they hold; at once where it is left out. */
  @IsOptional()
  @IsISO8601({ strict: true })
  since?: string;
}

export class ResetQueryDto {
  /** `true`: takes only that back which is to hold later. */
  @IsOptional()
  @Matches(/^(true|false)$/)
  planned?: string;
}

export class StretchDto {
  from: string;
  until: string;
}

/** When the company works, by its calendar. */
export class HoursDto {
  /** In order; none touches the next. */
  open: StretchDto[];
  /** What is later is not told here. */
  until: string;
}
