import { readDraft, type Draft } from '../task/draft';

/** What lies on this computer and has not reached the server. */
export interface Waiting {
  drafts: number;
  outcomes: number;
}

const PREFIX = 'reglament.draft.';

/** Whether the server was never told of it, or not since it went away. */
function waits(draft: Draft, since: number): 'outcome' | 'draft' | null {
  if (draft.act !== null && draft.commandId === null) return 'outcome';
  return draft.at >= since ? 'draft' : null;
}

/** Drafts that were touched, and outcomes that were pressed, since the server went away. */
export function waitingDrafts(userId: string, since: number): Waiting {
  const own = `${PREFIX}${userId}.`;
  const found = Object.keys(localStorage)
    .filter((name) => name.startsWith(own))
    .map((name) => readDraft(userId, name.slice(own.length)))
    .map((draft) => draft && waits(draft, since));
  return { drafts: found.filter((one) => one === 'draft').length, outcomes: found.filter((one) => one === 'outcome').length };
}
