import { readDraft } from '../task/draft';
import { unsentDrafts } from '../task/draft-saver';

/** What lies on this computer and has not reached the server. */
export interface Waiting {
  drafts: number;
  outcomes: number;
}

const PREFIX = 'reglament.draft.';

/** Drafts that were not saved yet, and outcomes that were pressed and never answered. */
export function waitingDrafts(userId: string): Waiting {
  const own = `${PREFIX}${userId}.`;
  const drafts = Object.keys(localStorage)
    .filter((name) => name.startsWith(own))
    .map((name) => readDraft(userId, name.slice(own.length)));
  // Of a call that has no task yet there is no act.
  return { drafts: unsentDrafts(), outcomes: drafts.filter((draft) => draft?.act && draft.commandId === null).length };
}
