import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { durationOf } from '#kit/contract/duration.js';
import { deadlineOf, instantAfter, type Deadline, type Pace } from '../calendar/deadline.rule.js';
import type { TaskThatOpens, TimerInstant, TimerThatBegins, Times } from '../calendar/times.js';
import type { WorkingCalendar } from '../calendar/working-calendar.rule.js';
import type { Assignments, AssignmentRow } from '../assignment/assignment.type.js';
import type { Database } from '../database/database.js';
import type { Way } from './placed-json.js';
import { withSettings, type Merged } from './overlay.js';
import { SystemClock, type Clock } from '../time/clock.js';
import { Pack } from './pack.service.js';
import { PinnedPack } from './pinned-pack.js';

/** For how long the settings of an organisation are not asked for again, milliseconds: within that an edit is in force everywhere. */
const FRESH = 5000;
/** Versions of old cases that are kept at hand; the rest is read again. */
const MOST_PINNED = 50;

/** A pack in force: the pack's files with what the organisation has set over them. */
interface InForce {
  readonly pack: Pack;
  readonly merged: Merged;
  /** What it was made of. */
  readonly from: string;
}

interface SettingRow {
  file: string;
  path: string;
  value: unknown;
  baseHash: string;
}

/** The packs that this build carries, which organisation runs which, and what it has set over it. */
export class Packs implements Times, Assignments {
  private readonly packs: ReadonlyMap<string, Pack>;
  private readonly inForce = new Map<string, { at: number; made: Promise<InForce> }>();
  private readonly pinned = new Map<string, PinnedPack>();

  /** Reads every folder of `folder`; a pack that is wrong stops the start with a sentence. */
  constructor(
    private readonly database: Database,
    folder: string,
    private readonly speed: number,
    /** By it a setting that was planned begins to hold. */
    private readonly clock: Clock = new SystemClock(),
  ) {
    const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    this.packs = new Map(names.map(({ name }) => [name, Pack.read(join(folder, name))]));
  }

  all(): Pack[] {
    return [...this.packs.values()];
  }

  named(name: string): Pack {
    const pack = this.packs.get(name);
    if (!pack) throw new Error(`There is no pack "${name}" in packs/: choose one of ${[...this.packs.keys()].join(', ')}.`);
    return pack;
  }

  /** The pack of an organisation as it is in force: an edit of its settings, made anywhere, is in it within 5 seconds. */
  async of(organisation: string): Promise<Pack> {
    return (await this.current(organisation)).pack;
  }

  /** The pack as its files have it, and how each setting over it stands. */
  async settingsOf(organisation: string): Promise<{ base: Pack; merged: Merged }> {
    const { pack, merged } = await this.current(organisation);
    return { base: this.named(pack.name), merged };
  }

  /** The settings of an organisation have changed: they are read again by the next who asks. */
  forget(organisation: string): void {
    this.inForce.delete(organisation);
  }

  /** The version that a case is pinned to. One that was never kept (cases from before versions were kept) is served by the pack in force. */
  async version(organisation: string, version: string): Promise<PinnedPack> {
    const known = this.pinned.get(`${organisation} ${version}`);
    if (known) return known;
    const { pack } = await this.current(organisation);
    const kept =
      version === pack.version
        ? undefined
        : await this.database.lookUp<{ pack: string; files: Record<string, string> }>(
            `SELECT pack, files FROM pack_version WHERE organisation = $1 AND version = $2`,
            [organisation, version],
          );
    const source = kept ? { label: `packs/${kept.pack}`, files: new Map(Object.entries(kept.files)) } : pack.source;
    const pinned = new PinnedPack(kept ? version : pack.version, source);
    if (kept || version === pack.version) this.keepAtHand(`${organisation} ${version}`, pinned);
    return pinned;
  }

  private keepAtHand(key: string, pinned: PinnedPack): void {
    const [oldest] = this.pinned.keys();
    if (this.pinned.size >= MOST_PINNED && oldest !== undefined) this.pinned.delete(oldest);
    this.pinned.set(key, pinned);
  }

  private current(organisation: string): Promise<InForce> {
    const known = this.inForce.get(organisation);
    if (known && performance.now() - known.at < FRESH) return known.made;
    const made = this.read(organisation, known?.made);
    this.inForce.set(organisation, { at: performance.now(), made });
    made.catch(() => this.forget(organisation)); // the next who asks reads again
    return made;
  }

  /** Reads what an organisation has set, and keeps the version that comes of it before any case can name it. */
  private async read(organisation: string, last: Promise<InForce> | undefined): Promise<InForce> {
    const before = await last?.catch(() => undefined); // what could not be read is read anew
    const row = await this.database.lookUp<{ pack: string; settings: SettingRow[] | null }>(
      `SELECT o.pack, (SELECT json_agg(json_build_object('file', p.file, 'path', p.path, 'value', p.value, 'baseHash', p.base_hash) ORDER BY p.file, p.path)
                         FROM (SELECT DISTINCT ON (file, path) * FROM pack_overlay WHERE organisation = $1 AND since <= $2 ORDER BY file, path, since DESC) p) AS settings
         FROM organisation o WHERE o.id = $1`,
      [organisation, this.clock.now()],
    );
    if (!row) throw new Error(`There is no organisation ${organisation}.`);
    const from = JSON.stringify(row);
    if (before?.from === from) return before;
    const base = this.named(row.pack);
    const settings = (row.settings ?? []).map((setting) => ({ ...setting, path: JSON.parse(setting.path) as Way }));
    const merged = withSettings(base.source, settings);
    const pack = settings.length > 0 ? Pack.from(merged.source) : base;
    await this.database.asSystem((tx) =>
      tx.rows(`INSERT INTO pack_version (organisation, version, pack, files) VALUES ($1, $2, $3, $4) ON CONFLICT (organisation, version) DO NOTHING`, [
        organisation,
        pack.version,
        row.pack,
        JSON.stringify(Object.fromEntries(pack.source.files)),
      ]),
    );
    return { pack, merged, from };
  }

  /** The deadline of a task that opens, by its organisation's pack. */
  async deadline({ organisation, process, task, from, promised }: TaskThatOpens): Promise<Deadline | undefined> {
    const pack = await this.of(organisation);
    const row = pack.deadline(process, task);
    if (!row) return undefined;
    const { warn, due, source } = row;
    return { ...deadlineOf(row, { from, promised }, this.paceOf(pack)), rule: { warn, due, source, version: pack.version } };
  }

  /** The end of a timer. Only a duration of the pack is divided by the training speed: what a story says stands, and a promise is a promise. */
  async timer({ organisation, process, spec, from }: TimerThatBegins): Promise<TimerInstant> {
    if ('at' in spec) return { at: spec.at, timing: 'promised' };
    const pack = await this.of(organisation);
    const pace = 'pack' in spec ? this.paceOf(pack) : { calendar: pack.calendar, speed: 1 };
    const text = 'pack' in spec ? pack.timer(process, spec.pack) : spec.after;
    return { at: instantAfter(text, from, pace), timing: durationOf(text).working ? 'working' : 'elapsed' };
  }

  async calendar(organisation: string): Promise<WorkingCalendar> {
    return (await this.of(organisation)).calendar;
  }

  private paceOf({ calendar }: Pack): Pace {
    return { calendar, speed: this.speed };
  }

  /** Who gets a task, by its organisation's pack; undefined: its group. */
  async assignment({ organisation, process, task }: { organisation: string; process: string; task: string }): Promise<AssignmentRow | undefined> {
    const { assignments, version } = await this.of(organisation);
    const row = assignments.rows.get(`${process}.${task}`);
    return row && { ...row, version };
  }
}
