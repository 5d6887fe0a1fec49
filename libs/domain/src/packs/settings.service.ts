import { audit } from '../audit/audit.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError, type FieldError } from '../errors/domain-error.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import type { Clock } from '../time/clock.js';
import { faultsOf } from './finding.type.js';
import { everySetting, inForceAt, isPlanned, removeSetting, writeSetting, type SetValue } from './overlay.repository.js';
import { hashOf, put, valueAt, withSettings, type Setting, type Standing } from './overlay.js';
import type { PackSource } from './pack-source.js';
import type { Packs } from './packs.service.js';
import type { Way } from './placed-json.js';
import { findingsOf, readPack } from './read-pack.js';

/** Who set something, when, and from when on it holds. */
export interface Authorship {
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
  /** Null: since it was set. */
  readonly since: Date | null;
}

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
  /** Of what was set last. */
  readonly author: Authorship | null;
  /** What is to hold later: the next change. */
  readonly planned: (Authorship & { readonly set: Readonly<Record<string, unknown>> }) | null;
}

const WORST: readonly SettingsRow['origin'][] = ['pack', 'overlay', 'conflict', 'refused'];

/** Rows of which file, and which one. */
export interface RowOfFile {
  readonly file: string;
  readonly row: string;
}

/** A row that is set: at once, or from an instant on. */
export interface RowToSet extends RowOfFile {
  readonly since?: Date | null;
}

/** A value and its place in a file of the pack. */
export interface Placed {
  readonly path: Way;
  readonly value: unknown;
}

/** Changes lie at most so far ahead, ms. */
const FARTHEST = 366 * 86_400_000;

/** What an organisation sets over the files of its pack. Each act is one transaction with its row in the audit. */
export class SettingsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly packs: Packs,
  ) {}

  /** The rows of a file as they are in force, where each comes from, and what is planned. Read anew, so that one sees one's own edit. */
  async rows(organisation: string, file: string): Promise<SettingsRow[]> {
    this.packs.forget(organisation);
    const { base, merged } = await this.packs.settingsOf(organisation);
    const every = (await this.everything(organisation)).filter((setting) => setting.file === file);
    const own = (valueAt(base.source, file, []) ?? {}) as Record<string, Record<string, unknown>>;
    const now = (valueAt(merged.source, file, []) ?? {}) as Record<string, Record<string, unknown>>;
    return Object.keys(own).map((row) => {
      const set = merged.standings.filter(({ setting }) => setting.file === file && setting.path[0] === row && isOther(setting, base.source));
      return {
        row,
        values: now[row]!,
        pack: own[row]!,
        set: valuesOf(set.map(({ setting }) => setting)),
        origin: set.reduce<SettingsRow['origin']>((worst, { standing }) => (WORST.indexOf(standing) > WORST.indexOf(worst) ? standing : worst), 'pack'),
        ...this.authorship(every.filter(({ path }) => path[0] === row)),
      };
    });
  }

  /** Everything that is set, what holds and what is to hold later. */
  everything(organisation: string): Promise<SetValue[]> {
    return this.database.inOrganisation(organisation, (tx) => everySetting(tx, organisation));
  }

  /** Who set last what holds of these, and what comes next. */
  authorship(settings: readonly SetValue[]): Pick<SettingsRow, 'author' | 'planned'> {
    const now = this.clock.now();
    const [latest] = inForceAt(settings, now).toSorted((a, b) => b.at.getTime() - a.at.getTime());
    const [next] = settings.filter((setting) => isPlanned(setting, now)).toSorted((a, b) => a.since!.getTime() - b.since!.getTime());
    const together = settings.filter(({ since }) => next && since?.getTime() === next.since!.getTime());
    return { author: latest ? authorOf(latest) : null, planned: next ? { ...authorOf(next), set: valuesOf(together) } : null };
  }

  /**
   * Sets values of a row, at once or from `since` on; one that is the pack's own takes the setting away. Refused, field by field, where the pack would
   * be wrong with it. What is set again is set over the pack's value of today: that ends a conflict.
   */
  async set(caller: Principal, { file, row, since = null }: RowToSet, changes: Readonly<Record<string, unknown>>): Promise<void> {
    const { base } = await this.packs.settingsOf(caller.organisation);
    if (valueAt(base.source, file, [row]) === undefined) throw new DomainError('not-found');
    const values = Object.entries(changes).map(([name, value]) => ({ path: [row, name], value }));
    await this.setValues(caller, { file, row, since }, values);
  }

  /** Sets values at these places of a file, as `set`. `row` is what the audit calls them together. */
  async setValues(caller: Principal, { file, row, since = null }: RowToSet, values: readonly Placed[]): Promise<void> {
    const { base } = await this.packs.settingsOf(caller.organisation);
    await this.change(caller, { file, row }, async (tx, at) => {
      refuseInstant(since, at);
      const { organisation } = caller;
      const fresh = values.map(({ path, value }): Setting => ({ file, path, value, baseHash: hashOf(valueAt(base.source, file, path)) }));
      const stays = inForceAt(await everySetting(tx, organisation), since ?? at).filter(
        (setting) => setting.file !== file || !values.some(({ path }) => samePath(path, setting.path)),
      );
      refuseWrong(withSettings(base.source, stays).source, { file, fresh });
      for (const setting of fresh) {
        await removeSetting(tx, { organisation, after: since === null ? null : at }, setting);
        // Later it may be the pack's own that holds again; now that is no setting.
        if (since !== null || isOther(setting, base.source)) await writeSetting(tx, { organisation, by: caller.id, at, since }, setting);
      }
      return { set: valuesOf(fresh), ...(since === null ? {} : { since: since.toISOString() }) };
    });
  }

  /** Takes everything away that was set over a row, or only what is to hold later: the pack's own values are in force again. */
  async reset(caller: Principal, { file, row }: RowOfFile, { planned = false } = {}): Promise<void> {
    const known = valueAt((await this.packs.settingsOf(caller.organisation)).base.source, file, [row]) !== undefined;
    await this.resetValues(caller, { file, row }, { planned, of: (path) => path[0] === row, known });
  }

  /** Takes away what was set at some places of a file, as `reset`. Where nothing is set, and nothing is `known` there either, it is not there. */
  async resetValues(
    caller: Principal,
    { file, row }: RowOfFile,
    { planned, of, known }: { planned: boolean; of: (path: Way) => boolean; known: boolean },
  ): Promise<void> {
    await this.change(caller, { file, row }, async (tx, at) => {
      const { organisation } = caller;
      const own = (await everySetting(tx, organisation)).filter((setting) => setting.file === file && of(setting.path));
      if (own.length === 0 && !known) throw new DomainError('not-found');
      const gone = own.filter((setting) => !planned || isPlanned(setting, at));
      for (const setting of gone) await removeSetting(tx, { organisation, after: planned ? at : null }, setting);
      return { [planned ? 'planned' : 'reset']: valuesOf(gone) };
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

const isOther = ({ file, path, value }: Setting, base: PackSource) => hashOf(value) !== hashOf(valueAt(base, file, path));
const samePath = (one: Way, other: Way) => JSON.stringify(one) === JSON.stringify(other);
const valuesOf = (settings: readonly Pick<Setting, 'path' | 'value'>[]) => Object.fromEntries(settings.map(({ path, value }) => [String(path.at(-1)), value]));
const authorOf = ({ by, at, since }: SetValue): Authorship => ({ by, at, since });

function refuseInstant(since: Date | null, now: Date): void {
  if (since === null) return;
  const rule = since <= now ? 'past' : since.getTime() > now.getTime() + FARTHEST ? 'tooLate' : null;
  if (rule) throw new DomainError('invalid', {}, [{ path: 'since', rule }]);
}

/** What the readers find wrong with the pack when these are put into it. */
function refuseWrong(source: PackSource, { file, fresh }: { file: string; fresh: readonly Setting[] }): void {
  const faults = faultsOf(findingsOf(readPack(put(source, fresh))));
  if (faults.length === 0) return;
  const fields = faults.map(({ way = [], rule = 'format', ...fault }): FieldError => {
    const here = fault.file.endsWith(`/${file}`);
    return here ? { path: `changes.${String(way.at(-1) ?? '')}`, rule } : { path: 'changes', rule: 'otherSetting' };
  });
  throw new DomainError('invalid', {}, fields);
}
