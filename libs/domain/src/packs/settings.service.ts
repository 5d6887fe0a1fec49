import { audit } from '../audit/audit.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError, type FieldError } from '../errors/domain-error.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import type { Clock } from '../time/clock.js';
import { faultsOf } from './finding.type.js';
import { hashOf, put, valueAt, withSettings, type Setting, type Standing } from './overlay.js';
import type { PackSource } from './pack-source.js';
import type { Packs } from './packs.service.js';
import { findingsOf, readPack } from './read-pack.js';

/** One row of a file of the pack, such as the deadline of a task, with what the organisation has set over it. */
export interface SettingsRow {
  readonly row: string;
  /** As it is in force. */
  readonly values: Readonly<Record<string, unknown>>;
  /** `pack`: as its file has it. Else the standing of what was set, the worst where there are several. */
  readonly origin: 'pack' | Standing;
  /** As the file of the pack has it. */
  readonly pack: Readonly<Record<string, unknown>>;
  /** What the organisation has set. */
  readonly set: Readonly<Record<string, unknown>>;
}

const WORST: readonly SettingsRow['origin'][] = ['pack', 'overlay', 'conflict', 'refused'];

/** Rows of which file, and which one. */
export interface RowOfFile {
  readonly file: string;
  readonly row: string;
}

/** What an organisation sets over the files of its pack. Each act is one transaction with its row in the audit. */
export class SettingsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly packs: Packs,
  ) {}

  /** The rows of a file as they are in force, and where each comes from. Read anew, so that one sees one's own edit. */
  async rows(organisation: string, file: string): Promise<SettingsRow[]> {
    this.packs.forget(organisation);
    const { base, merged } = await this.packs.settingsOf(organisation);
    const own = (valueAt(base.source, file, []) ?? {}) as Record<string, Record<string, unknown>>;
    const now = (valueAt(merged.source, file, []) ?? {}) as Record<string, Record<string, unknown>>;
    return Object.keys(own).map((row) => {
      const set = merged.standings.filter(({ setting }) => setting.file === file && setting.path[0] === row);
      return {
        row,
        values: now[row]!,
        pack: own[row]!,
        set: Object.fromEntries(set.map(({ setting }) => [String(setting.path[1]), setting.value])),
        origin: set.reduce<SettingsRow['origin']>((worst, { standing }) => (WORST.indexOf(standing) > WORST.indexOf(worst) ? standing : worst), 'pack'),
      };
    });
  }

  /**
   * Sets values of a row; one that is the pack's own takes the setting away. Refused, field by field, where the pack would be wrong with
   * it. What is set again is set over the pack's value of today: that ends a conflict.
   */
  async set(caller: Principal, { file, row }: RowOfFile, changes: Readonly<Record<string, unknown>>): Promise<void> {
    const { base } = await this.packs.settingsOf(caller.organisation);
    if (valueAt(base.source, file, [row]) === undefined) throw new DomainError('not-found');
    await this.change(caller, { file, row }, async (tx, at) => {
      const before = (await settingsOf(tx, caller.organisation)).filter(
        (setting) => !(setting.file === file && setting.path[0] === row && Object.hasOwn(changes, String(setting.path[1]))),
      );
      const fresh = Object.entries(changes)
        .map(([name, value]): Setting => {
          const own = valueAt(base.source, file, [row, name]);
          return { file, path: [row, name], value, baseHash: hashOf(own) };
        })
        .filter(({ value, baseHash }) => hashOf(value) !== baseHash);
      refuseWrong(withSettings(base.source, before).source, fresh);
      for (const name of Object.keys(changes)) await remove(tx, caller.organisation, { file, path: [row, name] });
      for (const { path, value, baseHash } of fresh)
        await tx.rows(`INSERT INTO pack_overlay (organisation, file, path, value, base_hash, "by", at) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
          caller.organisation,
          file,
          JSON.stringify(path),
          JSON.stringify(value),
          baseHash,
          caller.id,
          at,
        ]);
      return { set: changes };
    });
  }

  /** Takes everything away that was set over a row: the pack's own values are in force again. */
  async reset(caller: Principal, { file, row }: RowOfFile): Promise<void> {
    await this.change(caller, { file, row }, async (tx) => {
      const own = (await settingsOf(tx, caller.organisation)).filter((setting) => setting.file === file && setting.path[0] === row);
      if (own.length === 0 && valueAt((await this.packs.settingsOf(caller.organisation)).base.source, file, [row]) === undefined)
        throw new DomainError('not-found');
      for (const { path } of own) await remove(tx, caller.organisation, { file, path });
      return { reset: Object.fromEntries(own.map(({ path, value }) => [String(path[1]), value])) };
    });
  }

  /** One edit at a time in an organisation: two that are right each may be wrong together. */
  private async change(caller: Principal, { file, row }: RowOfFile, work: (tx: Transaction, at: Date) => Promise<Record<string, unknown>>): Promise<void> {
    const at = this.clock.now();
    const { organisation } = caller;
    await this.database.inOrganisation(organisation, async (tx) => {
      await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`settings ${organisation}`]);
      const data = await work(tx, at);
      await audit(tx, { organisation, at, actor: actorOf(caller), act: 'settings.change', object: null, data: { file, row, ...data } });
    });
    this.packs.forget(organisation);
  }
}

async function settingsOf(tx: Transaction, organisation: string): Promise<Setting[]> {
  const rows = await tx.rows<{ file: string; path: string; value: unknown; baseHash: string }>(
    `SELECT file, path, value, base_hash AS "baseHash" FROM pack_overlay WHERE organisation = $1 ORDER BY file, path`,
    [organisation],
  );
  return rows.map((row) => ({ ...row, path: JSON.parse(row.path) as Setting['path'] }));
}

const remove = (tx: Transaction, organisation: string, { file, path }: Pick<Setting, 'file' | 'path'>) =>
  tx.change(`DELETE FROM pack_overlay WHERE organisation = $1 AND file = $2 AND path = $3`, [organisation, file, JSON.stringify(path)]);

/** What the readers find wrong with the pack when these are put into it. */
function refuseWrong(source: PackSource, settings: readonly Setting[]): void {
  const faults = faultsOf(findingsOf(readPack(put(source, settings))));
  if (faults.length === 0) return;
  const fields = faults.map(({ way = [], rule = 'format' }): FieldError => ({ path: `changes.${String(way.at(-1) ?? '')}`, rule }));
  throw new DomainError('invalid', {}, fields);
}
