import type { CommentRecord } from '#domain/tasks/comment.repository.js';
import type { DraftRecord } from '#domain/tasks/draft.repository.js';
import type { CommentDto, DraftDto } from './notes.dto.js';

/** A comment as it is shown. */
export function commentOf({ at, ...comment }: CommentRecord): CommentDto {
  return { ...comment, at: at.toISOString() };
}

/** A draft as it is shown. */
export function draftOf({ savedAt, ...draft }: DraftRecord): DraftDto {
  return { ...draft, savedAt: savedAt.toISOString() };
}
