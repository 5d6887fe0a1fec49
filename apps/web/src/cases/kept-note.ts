const PREFIX = 'reglament.draft';

/** A note that is being typed, by person and case: beside the drafts of tasks, so that it goes when they go. */
const nameOf = (userId: string, caseId: string) => `${PREFIX}.${userId}.note ${caseId}`;

/** What was typed and not yet written down. */
export function keptNote(userId: string, caseId: string): string {
  try {
    return (JSON.parse(localStorage.getItem(nameOf(userId, caseId)) ?? 'null') as { text?: string } | null)?.text ?? '';
  } catch {
    return '';
  }
}

/** Keeps what is typed; nothing is not kept. `at` is the present instant, epoch ms. */
export function keepNote(userId: string, caseId: string, { text, at }: { text: string; at: number }): void {
  try {
    if (text === '') localStorage.removeItem(nameOf(userId, caseId));
    else localStorage.setItem(nameOf(userId, caseId), JSON.stringify({ at, text }));
  } catch {
    // The browser keeps nothing (full, or forbidden): the words stand in the field as long as the page does.
  }
}
