import type { Transaction } from '../database/transaction.js';
import type { NoticeKind } from './notice.type.js';
import type { QuietHours, QuietMode } from './quiet.rule.js';

/** What somebody wants to be told, and when he wants quiet. */
export interface Wishes {
  off: NoticeKind[];
  quiet: QuietMode;
  /** Kept also while they are not in force. */
  hours: QuietHours;
  urgentAlways: boolean;
  sound: boolean;
}

/** Of whom nothing is known yet: told of everything, and nothing at night. */
export const USUAL_WISHES: Wishes = {
  off: [],
  quiet: 'outside-work',
  hours: { from: 20 * 60, to: 8 * 60, days: [1, 2, 3, 4, 5, 6, 7] },
  urgentAlways: true,
  sound: false,
};

interface Row extends Omit<Wishes, 'hours'> {
  from: number;
  to: number;
  days: number[];
}

/** What somebody wants; the usual where he has said nothing. */
export async function wishesOf(tx: Transaction, person: string): Promise<Wishes> {
  const row = await tx.row<Row>(
    `SELECT off, quiet, quiet_from AS "from", quiet_to AS "to", quiet_days AS days, urgent_always AS "urgentAlways", sound FROM notice_wishes WHERE person = $1`,
    [person],
  );
  if (!row) return USUAL_WISHES;
  const { from, to, days, ...rest } = row;
  return { ...rest, hours: { from, to, days } };
}

/** Writes down what somebody wants, in place of what he wanted before. */
export async function saveWishes(
  tx: Transaction,
  { organisation, person }: { organisation: string; person: string },
  { off, quiet, hours, urgentAlways, sound }: Wishes,
): Promise<void> {
  await tx.rows(
    `INSERT INTO notice_wishes (person, organisation, off, quiet, quiet_from, quiet_to, quiet_days, urgent_always, sound) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (person) DO UPDATE SET off = excluded.off, quiet = excluded.quiet, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
       quiet_days = excluded.quiet_days, urgent_always = excluded.urgent_always, sound = excluded.sound`,
    [person, organisation, off, quiet, hours.from, hours.to, [...hours.days], urgentAlways, sound],
  );
}
