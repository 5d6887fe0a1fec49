import type { FormData } from './form/form-schema';

/** What one meant to send, with the key that makes sending it twice harmless. */
export interface Act {
  key: string;
  outcome: string;
  data: FormData;
  version: number;
}

/** What a person has typed into a task and not yet sent; it outlives a reload and a closed browser. */
export interface Draft {
  /** When it was last touched, epoch ms. */
  at: number;
  data: FormData;
  outcome: string | null;
  /** Sent, but the answer never came: the next try must carry the same key. */
  act: Act | null;
  /** Accepted, and on its way. */
  commandId: string | null;
  /** What the server was last sent of it: what it keeps may be this, with a time that is later than the last letter. */
  sent?: FormData;
}

const PREFIX = 'reglament.draft';
/** What nobody came back to is somebody's data on this computer: it goes after a month, ms. */
const KEEP = 30 * 86_400_000;

function nameOf(userId: string, taskId: string): string {
  return `${PREFIX}.${userId}.${taskId}`;
}

/** Null when there is none, or when it cannot be read. */
export function readDraft(userId: string, taskId: string): Draft | null {
  return parse(nameOf(userId, taskId));
}

function parse(name: string): Draft | null {
  const text = localStorage.getItem(name);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Draft;
  } catch {
    localStorage.removeItem(name);
    return null;
  }
}

/** False when the browser would not keep it (full, or forbidden): the reader must know. */
export function keepDraft(userId: string, taskId: string, draft: Draft): boolean {
  try {
    // What was emptied stays empty: it must not come back as the value that the form begins with.
    localStorage.setItem(
      nameOf(userId, taskId),
      JSON.stringify(draft, (_name, value: unknown) => value ?? null),
    );
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(userId: string, taskId: string): void {
  localStorage.removeItem(nameOf(userId, taskId));
}

/** Drops drafts that nobody came back to. */
export function sweepDrafts(now: number): void {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const draft = parse(name);
    if (draft === null || draft.at < now - KEEP) localStorage.removeItem(name);
  }
}
