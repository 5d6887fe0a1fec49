import type { Transaction } from '../database/transaction.js';

/** Something that was promised to a client, and is not done yet (ALL-2). */
export interface PromiseRecord {
  /** What was promised, as the task's contract names it. */
  what: string;
  process: string;
  task: string;
  dueAt: string | null;
  /** Who promised it. */
  by: string | null;
}

/** The open promises to these clients, by client, the next one due first. */
export function openPromises(_tx: Transaction, _clients: readonly string[]): Promise<ReadonlyMap<string, PromiseRecord[]>> {
  return Promise.resolve(new Map());
}
