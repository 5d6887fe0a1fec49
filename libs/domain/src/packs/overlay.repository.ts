import type { Transaction } from '../database/transaction.js';
import type { Setting } from './overlay.js';
import type { Way } from './placed-json.js';

/** A value that was set over the pack: by whom, when, and from when on it holds. */
export interface SetValue extends Setting {
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
  /** Null: since it was set. */
  readonly since: Date | null;
}

/** Everything that an organisation has set over its pack, what holds and what is to hold later. */
export async function everySetting(tx: Transaction, organisation: string): Promise<SetValue[]> {
  const rows = await tx.rows<Omit<SetValue, 'path'> & { path: string }>(
    `SELECT o.file, o.path, o.value, o.base_hash AS "baseHash", json_build_object('id', p.id, 'name', p.name) AS by, o.at, nullif(o.since, '-infinity') AS since
       FROM pack_overlay o JOIN person p ON p.id = o."by" WHERE o.organisation = $1 ORDER BY o.file, o.path, o.since`,
    [organisation],
  );
  return rows.map((row) => ({ ...row, path: JSON.parse(row.path) as Way }));
}

/** Of each value the latest that has begun at this instant. */
export function inForceAt(settings: readonly SetValue[], at: Date): SetValue[] {
  const latest = new Map<string, SetValue>();
  for (const setting of settings) if (!isPlanned(setting, at)) latest.set(keyOf(setting), setting); // in the order of their beginning
  return [...latest.values()];
}

/** Whether it is to hold only later than now. */
export const isPlanned = ({ since }: Pick<SetValue, 'since'>, now: Date): boolean => since !== null && since > now;

const keyOf = ({ file, path }: Pick<Setting, 'file' | 'path'>) => `${file} ${JSON.stringify(path)}`;

/** Writes a value over the pack. */
export function writeSetting(
  tx: Transaction,
  { organisation, by, at, since }: { organisation: string; by: string; at: Date; since: Date | null },
  { file, path, value, baseHash }: Setting,
): Promise<number> {
  return tx.change(
    `INSERT INTO pack_overlay (organisation, file, path, value, base_hash, "by", at, since) VALUES ($1, $2, $3, $4, $5, $6, $7, coalesce($8::timestamptz, '-infinity'))`,
    [organisation, file, JSON.stringify(path), JSON.stringify(value), baseHash, by, at, since],
  );
}

/** Takes what was set of a value away: only what is to begin after an instant, or all of it. */
export function removeSetting(
  tx: Transaction,
  { organisation, after }: { organisation: string; after: Date | null },
  { file, path }: Pick<Setting, 'file' | 'path'>,
): Promise<number> {
  return tx.change(`DELETE FROM pack_overlay WHERE organisation = $1 AND file = $2 AND path = $3 AND ($4::timestamptz IS NULL OR since > $4)`, [
    organisation,
    file,
    JSON.stringify(path),
    after,
  ]);
}
