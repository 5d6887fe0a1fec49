/** Which entries of the audit a URL asks for; days are the company's, such as `2026-11-22`. */
export interface AuditWanted {
  actor?: string;
  act?: string;
  about?: string;
  q?: string;
  from?: string;
  until?: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const NAMES = ['actor', 'act', 'about', 'q', 'from', 'until'] as const;

/** Reads a URL: what it cannot mean is left out. */
export function auditWanted(search: Record<string, unknown>): AuditWanted {
  const wanted: AuditWanted = {};
  for (const name of NAMES) {
    // A number in a URL comes as a number.
    const value = typeof search[name] === 'number' ? String(search[name]) : search[name];
    if (typeof value !== 'string' || value === '') continue;
    if ((name === 'from' || name === 'until') && !DAY.test(value)) continue;
    wanted[name] = value;
  }
  return wanted;
}
