import { ScriptDto } from './script.dto.js';
import { Transform } from 'class-transformer';
import { IsObject, IsString, MaxLength, MinLength } from 'class-validator';
import { PersonRefDto, TaskDetailDto } from './tasks.dto.js';

export class CommentTaskDto {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @MinLength(1)
  @MaxLength(5_000)
  /** Names a colleague as `@[<his id>]`: he is told. */
  text: string;
}

export class CommentDto {
  id: string;
  /** A colleague is named in it as `@[<his id>]`; what he is called says `mentions`. */
  text: string;
  at: string;
  by: PersonRefDto;
  mentions: PersonRefDto[];
}

/** Somebody who can be named in a comment. */
export class ColleagueDto {
  id: string;
  name: string;
  roleLabels: string[];
  /** Whether he may open the task; where not, he is told of the comment and sees its case. */
  maySee: boolean;
}

export class SaveDraftDto {
  /** Any of the form's fields with texts, numbers, yes or no, or null; nothing else is checked. `{}` throws the draft away. */
  @IsObject()
  data: Record<string, unknown>;
}

export class SavedDraftDto {
  /** Null when it was thrown away. */
  savedAt: string | null;
}

export class DraftDto {
  data: Record<string, unknown>;
  savedAt: string;
  by: PersonRefDto;
}

/** A task with what was written beside it. */
export class TaskPageDto extends TaskDetailDto {
  /** The latest 200, oldest first. */
  comments: CommentDto[];
  /** The caller's own; else, while the task is open, the latest of a colleague. */
  draft: DraftDto | null;
  /** Null where nothing is written for this task. */
  script: ScriptDto | null;
}
