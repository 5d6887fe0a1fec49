import type { RowNote } from '../api/types';

/** Kinds of rows of which something is to be told, the gravest first. */
export const NOTE_KINDS = ['refused', 'conflict', 'unclear', 'duplicate'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Rows of a list by what is to be told of them: what was not taken, what contradicts itself, what was taken without its stock, what is there twice. */
export function notesByKind({ rejected, unclear }: { rejected: readonly RowNote[]; unclear: readonly RowNote[] }): Record<NoteKind, RowNote[]> {
  return {
    refused: rejected.filter(({ code }) => code !== 'duplicate' && code !== 'conflict'),
    conflict: rejected.filter(({ code }) => code === 'conflict'),
    unclear: [...unclear],
    duplicate: rejected.filter(({ code }) => code === 'duplicate'),
  };
}

/** For a letter to the supplier, or a spreadsheet: sheet, row and reason, with tabs between. */
export function notesText(notes: readonly RowNote[]): string {
  return notes.map(({ sheet, row, reason }) => [sheet, row, reason].join('\t')).join('\n');
}
