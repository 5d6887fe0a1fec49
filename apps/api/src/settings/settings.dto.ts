import { IsObject } from 'class-validator';

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
}

export class DeadlineSettingsDto {
  items: DeadlineSettingDto[];
  /** Of the pack with all that was set: new cases are pinned to it. */
  packVersion: string;
}

export class ChangeDeadlineDto {
  /** New values by name, such as `{"due": 15}`. */
  @IsObject()
  changes: Record<string, unknown>;
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
