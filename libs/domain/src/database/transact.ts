import type pg from 'pg';
import { statements, Transaction } from './transaction.js';

/**
 * Serialisation failure, deadlock, and two that wrote the same unique value at once: PostgreSQL undid the whole transaction, so it may
 * simply be done again, and then sees what the other wrote.
 */
const MAY_BE_REPEATED = new Set(['40001', '40P01', '23505']);
const TRIES = 3;

/**
 * Does work in one transaction of a connection of its own. `begin` is sent as it stands, in one message with its settings: each message to
 * PostgreSQL and back costs both sides more than a small statement does.
 */
export async function transact<T>(pool: pg.Pool, begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, begin, work);
    } catch (error) {
      if (attempt >= TRIES || !MAY_BE_REPEATED.has(codeOf(error))) throw error;
    }
  }
}

async function once<T>(pool: pg.Pool, begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let lost: Error | undefined;
  // Nobody else listens while it is in our hands, and an error that nobody hears ends the process.
  const hear = (error: Error) => (lost ??= error);
  client.on('error', hear);
  try {
    await client.query(begin);
    statements.transactions += 1;
    const result = await work(new Transaction(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    const undone = lost === undefined && (await undo(client));
    if (!undone) lost ??= error as Error; // the connection is gone, and the transaction with it
    throw undone || codeOf(error) !== '' ? error : new LostConnection(error);
  } finally {
    client.off('error', hear);
    client.release(lost);
  }
}

async function undo(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    // The first error is the one to tell.
    return false;
  }
}

/** The connection broke in the middle of a transaction, under the SQLSTATE that PostgreSQL's clients have for it. */
class LostConnection extends Error {
  readonly code = '08006';

  constructor(cause: unknown) {
    super('The connection to PostgreSQL was lost in the middle of a transaction.', { cause });
  }
}

/** SQLSTATE of an error of PostgreSQL, or ''. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
