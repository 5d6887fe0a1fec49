import type { Notice } from '../api/types';

/** More at once are told as one. */
const MOST_SINGLE = 3;

/** What a browser tells now: some one by one, the others together as one line; and what from now on is told. */
export interface ToTell {
  singles: Notice[];
  gathered: Notice[];
}

interface Circumstances {
  /** Ids of those that this browser has told. */
  told: ReadonlySet<string>;
  /** It is quiet now. */
  quiet: boolean;
  /** What cannot wait is told all the same. */
  urgentAlways: boolean;
}

function cannotWait({ kind, task }: Notice): boolean {
  return kind === 'urgent' || (kind === 'task' && task?.urgent === true);
}

/** Chooses what to tell. In quiet hours what came waits; when they are over it is told together. */
export function toTell(notices: readonly Notice[], { told, quiet, urgentAlways }: Circumstances): ToTell {
  const fresh = notices.filter(({ id, read, settled }) => !read && !settled && !told.has(id));
  if (quiet) return { singles: urgentAlways ? fresh.filter(cannotWait) : [], gathered: [] };
  const gathered = fresh.filter((notice) => notice.quiet);
  const singles = fresh.filter((notice) => !notice.quiet);
  if (singles.length > MOST_SINGLE) return { singles: [], gathered: fresh };
  return gathered.length === 1 ? { singles: fresh, gathered: [] } : { singles, gathered };
}
