import { v7 } from 'uuid';
import { askedBy } from '#kit/asked/asked-by.js';
import type { Transaction } from '../database/transaction.js';

/** One act of one actor. */
export interface Act {
  organisation: string | null;
  at: Date;
  actor: string;
  act: string;
  object: string | null;
  data?: Record<string, unknown>;
}

/** Writes an act into the audit, in the act's own transaction. */
export async function audit(tx: Transaction, { organisation, at, actor, act, object, data }: Act): Promise<void> {
  await tx.rows(`INSERT INTO audit (id, organisation, at, actor, act, object, data, request) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    v7(),
    organisation,
    at,
    actor,
    act,
    object,
    JSON.stringify(data ?? {}),
    askedBy(),
  ]);
}
