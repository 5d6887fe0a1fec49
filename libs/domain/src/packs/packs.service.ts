import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TimerSpec } from '#kit/contract/protocol.js';
import type { Assignments, AssignmentRow } from '../assignment/assignment.type.js';
import { deadlineOf, type Deadline } from '../calendar/deadline.rule.js';
import type { TaskThatOpens, Times } from '../calendar/times.js';
import type { Database } from '../database/database.js';
import { Pack } from './pack.service.js';

/** The packs that this build carries, and which organisation runs which. */
export class Packs implements Times, Assignments {
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

  /** The deadline of a task that opens at `openedAt` (epoch ms), by its organisation's pack. */
  async deadline({ organisation, process, task, openedAt }: TaskThatOpens): Promise<Deadline | undefined> {
    const row = (await this.of(organisation)).deadline(process, task);
    return row && deadlineOf(row, openedAt, this.speed);
  }

  /** Who gets a task, by its organisation's pack; undefined: its group. */
  async assignment({ organisation, process, task }: { organisation: string; process: string; task: string }): Promise<AssignmentRow | undefined> {
    return (await this.of(organisation)).assignments.rows.get(`${process}.${task}`);
  }

  /** The end of a timer. Only a duration of the pack is divided by the training speed: a promised instant is a promise. */
  async timer({ organisation, process, spec, at }: { organisation: string; process: string; spec: TimerSpec; at: number }): Promise<number> {
    if ('at' in spec) return spec.at;
    if ('minutes' in spec) return at + Math.round(spec.minutes * 60_000);
    return at + Math.round(((await this.of(organisation)).minutes(process, spec.pack) * 60_000) / this.speed);
  }
}
