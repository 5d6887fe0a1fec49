import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { durationOf } from '#kit/contract/duration.js';
import { deadlineOf, instantAfter, type Deadline, type Pace } from '../calendar/deadline.rule.js';
import type { TaskThatOpens, TimerInstant, TimerThatBegins, Times } from '../calendar/times.js';
import type { WorkingCalendar } from '../calendar/working-calendar.rule.js';
import type { Database } from '../database/database.js';
import { Pack } from './pack.service.js';

/** The packs that this build carries, and which organisation runs which. */
export class Packs implements Times {
  private readonly packs: ReadonlyMap<string, Pack>;
  private readonly chosen = new Map<string, string>();

  /** Reads every folder of `folder`; a pack that is wrong stops the start with a sentence. */
  constructor(
    private readonly database: Database,
    folder: string,
    private readonly speed: number,
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

  /** The pack of an organisation. Which one it is does not change while the server runs. */
  async of(organisation: string): Promise<Pack> {
    const known = this.chosen.get(organisation);
    if (known) return this.named(known);
    const row = await this.database.asSystem((tx) => tx.row<{ pack: string }>(`SELECT pack FROM organisation WHERE id = $1`, [organisation]));
    if (!row) throw new Error(`There is no organisation ${organisation}.`);
    this.chosen.set(organisation, row.pack);
    return this.named(row.pack);
  }

  /** The deadline of a task that opens, by its organisation's pack. */
  async deadline({ organisation, process, task, from, promised }: TaskThatOpens): Promise<Deadline | undefined> {
    const pack = await this.of(organisation);
    const row = pack.deadline(process, task);
    return row && deadlineOf(row, { from, promised }, this.paceOf(pack));
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
}
