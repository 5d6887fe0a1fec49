import type { Authorship } from '#domain/packs/settings.service.js';
import type { AuthorDto } from './settings.dto.js';

/** Who set something, when, and from when on it holds. */
export function authorDto(author: Authorship | null): AuthorDto | null {
  return author && { by: author.by, at: author.at.toISOString(), since: author.since?.toISOString() ?? null };
}
