/** An unsafe call that does not write exactly one entry into the audit each time, and why. */
export interface AuditException {
  /** How many entries one successful call writes, in the state in which the test calls it. */
  entries: number;
  why: string;
}

/**
 * Every unsafe call writes exactly one entry, in the act's own transaction; these are all that do not. docs/operations.md refers to this list. A line more is a
 * decision, not a way round a test: whoever adds one says why nobody will ever have to ask who did that.
 */
export const AUDIT_EXCEPTIONS: Readonly<Record<string, AuditException>> = {
  'put /api/v1/tasks/{id}/lookers': { entries: 0, why: 'A page says every 8 seconds that it is open. Nothing changes by it.' },
  'put /api/v1/cases/{id}/lookers': { entries: 0, why: 'As of a task.' },
  'post /api/v1/auth/links/look': { entries: 0, why: 'Reads what a one-time link is for; unsafe only so that its token stands in no address.' },
  'post /api/v1/notices/read': { entries: 0, why: 'What of his own one has read is nobody else’s business, and every tab says it.' },
  'post /api/v1/notices/unread': { entries: 0, why: 'As of reading.' },
  'put /api/v1/tasks/{id}/draft': {
    entries: 1,
    why: 'A series of savings is one entry where it begins and one where it is thrown away: a page saves while one types.',
  },
  'post /api/v1/tasks/bulk': { entries: 2, why: 'One for each task, as if each had been done alone; the call itself is none. Here there are two.' },
  'post /api/v1/people/{id}/hand-over': { entries: 2, why: 'One for the person, and one for each task and client of his. Here there is one task.' },
};
