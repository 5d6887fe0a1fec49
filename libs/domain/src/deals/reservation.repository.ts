import type { Transaction } from '../database/transaction.js';
import type { QueryChannel } from '../availability/availability.type.js';

/** Goods that a supplier keeps for us, to be written down. */
export interface NewReservation {
  id: string;
  organisation: string;
  line: string;
  supplier: string;
  quantity: string;
  until: Date;
  channel: QueryChannel;
  by: string;
  at: Date;
}

/** A reservation as it is read. */
export interface ReservationRecord {
  id: string;
  /** The place of the wanted thing in the deal. */
  line: number;
  name: string;
  supplier: string;
  supplierName: string;
  quantity: string;
  until: Date;
  channel: QueryChannel;
  by: string;
  at: Date;
  ended: 'over' | 'released' | null;
  endedAt: Date | null;
}

/** Writes a reservation. A newer one of the same goods with the same supplier stands instead of the one before. */
export async function makeReservation(tx: Transaction, { id, organisation, line, supplier, quantity, until, channel, by, at }: NewReservation): Promise<void> {
  await tx.change(`UPDATE reservation SET ended = 'released', ended_at = $3 WHERE line = $1 AND supplier = $2 AND ended_at IS NULL AND id <> $4`, [
    line,
    supplier,
    at,
    id,
  ]);
  await tx.change(
    `INSERT INTO reservation (id, organisation, line, supplier, quantity, until, channel, "by", at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING`,
    [id, organisation, line, supplier, quantity, until, channel, by, at],
  );
}

/** The reservations of a deal, those that end first before the others. */
export function reservationsOf(tx: Transaction, deal: string): Promise<ReservationRecord[]> {
  return tx.rows(
    `SELECT r.id, l.place AS line, l.name, r.supplier, s.name AS "supplierName", trim_scale(r.quantity)::text AS quantity, r.until, r.channel, r."by", r.at, r.ended, r.ended_at AS "endedAt"
       FROM deal_line l JOIN reservation r ON r.line = l.id JOIN supplier s ON s.id = r.supplier WHERE l.deal = $1 ORDER BY r.until, r.id`,
    [deal],
  );
}
