/** Somewhere one went from the palette. */
export interface Recent {
  kind: 'client' | 'case' | 'task';
  id: string;
  title: string;
  more: string;
}

const MOST = 6;
const PREFIX = 'reglament.recent';

/** What one opened last, the latest first; kept on this computer, each person's own. */
export function readRecent(userId: string): Recent[] {
  try {
    const list = JSON.parse(localStorage.getItem(`${PREFIX}.${userId}`) ?? '[]') as unknown;
    return Array.isArray(list) ? (list as Recent[]).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Puts it first. A browser that keeps nothing loses only this convenience. */
export function noteRecent(userId: string, recent: Recent): void {
  const others = readRecent(userId).filter(({ kind, id }) => kind !== recent.kind || id !== recent.id);
  try {
    localStorage.setItem(`${PREFIX}.${userId}`, JSON.stringify([recent, ...others].slice(0, MOST)));
  } catch {
    localStorage.removeItem(`${PREFIX}.${userId}`);
  }
}
