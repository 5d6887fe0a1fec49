import { IsOptional, IsString, MaxLength } from 'class-validator';

export class LibraryQueryDto {
  /** What was typed; left out: everything. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

export class QuestionDto {
  id: string;
  question: string;
  answer: string;
  /** Other words by which people look for it. */
  wordings: string[];
}

/** Said without a pause: agree, counter, ask back. */
export class ArgumentDto {
  agree: string;
  counter: string;
  ask: string;
}

export class ObjectionDto {
  id: string;
  label: string;
  arguments: ArgumentDto[];
  /** Other words by which people look for it. */
  wordings: string[];
}

export class TalkDto {
  do: string[];
  dont: string[];
}

/** What is at hand during a talk. Each text in the caller's language where the pack has it. */
export class LibraryDto {
  questions: QuestionDto[];
  objections: ObjectionDto[];
  /** The talk standard: always all of it. */
  talk: TalkDto;
}
