/** What PostgreSQL's errors mean for whoever waits for an answer; what is not named here is a fault of ours. */
export type Trouble = 'busy' | 'database-away' | 'database-full' | 'storage-full';

/**
 * SQLSTATEs by their beginning, the longest first: a full disk; more connections or memory than there is, a lock or a statement that took too
 * long, two that got into each other's way three times; a server that is away, ends, starts, is only a standby, or cannot read its disk.
 */
const TROUBLES: readonly [start: string, trouble: Trouble][] = [
  ['53100', 'database-full'],
  ['53', 'busy'],
  ['55P03', 'busy'],
  ['57014', 'busy'],
  ['40001', 'busy'],
  ['40P01', 'busy'],
  ['08', 'database-away'],
  ['57P', 'database-away'],
  ['58030', 'database-away'],
  ['25006', 'database-away'],
  ['25P03', 'database-away'],
  ['ECONN', 'database-away'],
  ['EPIPE', 'database-away'],
  ['ETIMEDOUT', 'database-away'],
  ['ENOTFOUND', 'database-away'],
  ['EHOSTUNREACH', 'database-away'],
  ['ENOSPC', 'storage-full'],
  ['EDQUOT', 'storage-full'],
];

/** What the client library says without a code. */
const SAID: readonly [words: RegExp, trouble: Trouble][] = [
  [/timeout exceeded when trying to connect/, 'busy'],
  [/Connection terminated|Client has encountered a connection error/, 'database-away'],
];

/** The trouble that an error tells of, if it passes by itself or by an operator's hand. */
export function codeOfTrouble(error: unknown): Trouble | undefined {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const byCode = typeof code === 'string' ? TROUBLES.find(([start]) => code.startsWith(start)) : undefined;
  if (byCode) return byCode[1];
  return typeof message === 'string' ? SAID.find(([words]) => words.test(message))?.[1] : undefined;
}
