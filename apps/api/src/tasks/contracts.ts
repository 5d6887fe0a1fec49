import type { ValidateFunction } from 'ajv';
import forms from '#forms';
import type { FormSchema, TaskDefinition } from '#kit/contract/define-task.js';
import type { ProcessDefinition } from '#kit/contract/define-process.js';
import type { StartDefinition } from '#kit/contract/define-start.js';
import { CONTRACTS } from '#processes/index/contracts.js';
import { refuseBadPacks } from '#domain/packs/check-pack.js';
import type { Pack } from '#domain/packs/pack.service.js';
import type { Offer } from '#domain/forms/offer.type.js';
import type { PeopleWanted } from '#domain/people/people-of-roles.repository.js';
import type { PinnedPack } from '#domain/packs/pinned-pack.js';
import type { TaskRecord } from '#domain/tasks/task.repository.js';
import { contractFiles } from '#domain/packs/contract-files.js';
import { readProcessTexts } from '#domain/packs/process-texts.js';

/** Where packs are found: those of this build, the one that an organisation runs, and the version that a case is pinned to. */
export interface PackShelf {
  all(): readonly Pack[];
  of(organisation: string): Promise<Pack>;
  version(organisation: string, version: string): Promise<PinnedPack>;
}

/** Looks up who can be chosen in a form. */
export type People = (wanted: PeopleWanted) => Promise<Offer['people']>;

/** What a task asks: its contract, and what its form offers. */
export interface AskedTask {
  readonly definition: TaskDefinition;
  readonly offer: Offer;
}

/** The contracts of this build, checked against every pack that runs them; anything wrong stops the start with sentences for a developer. */
export class Contracts {
  private readonly tasks = new Map<string, TaskDefinition>();
  private readonly messages: ReadonlySet<string>;
  /** What is started by hand, by process. */
  readonly starts: ReadonlyMap<string, StartDefinition>;

  constructor(
    private readonly packs: PackShelf,
    private readonly people: People,
  ) {
    const processes: readonly ProcessDefinition[] = CONTRACTS as readonly ProcessDefinition[];
    refuseBadPacks(
      packs.all().map(({ source }) => source),
      { processes, texts: readProcessTexts(processes.map(({ name }) => name)), contracts: contractFiles() },
    );
    this.messages = new Set(processes.flatMap(({ messages = [] }) => messages.map(({ kind }) => kind)));
    this.starts = new Map(processes.flatMap(({ name, start }) => (start ? [[name, start] as const] : [])));
    for (const { name, tasks } of processes) for (const task of tasks) this.tasks.set(`${name}.${task.name}`, task);
  }

  task(process: string, name: string): TaskDefinition {
    const task = this.tasks.get(`${process}.${name}`);
    if (!task) throw new Error(`This build has no task ${process}.${name}: it is older than the case.`);
    return task;
  }

  /** What a task asks. A case from before there were lists of reasons is offered those in force. */
  async asked({ process, name, packVersion, data }: Pick<TaskRecord, 'process' | 'name' | 'packVersion' | 'data'>, organisation: string): Promise<AskedTask> {
    const definition = this.task(process, name);
    const pinned = packVersion === null ? undefined : await this.packs.version(organisation, packVersion);
    const reasons = pinned?.reasons() ?? (await this.packs.of(organisation)).content.reasons;
    return { definition, offer: { reasons, people: await this.peopleFor(definition.form, { organisation, data }) } };
  }

  /** What the form offers by which a process is started by hand. */
  async offeredAtStart({ form }: StartDefinition, organisation: string): Promise<Offer> {
    const { content } = await this.packs.of(organisation);
    return { reasons: content.reasons, people: await this.peopleFor(form, { organisation, data: null }) };
  }

  private async peopleFor(form: FormSchema, { organisation, data }: { organisation: string; data: TaskRecord['data'] }): Promise<Offer['people']> {
    const asked = Object.entries(form.properties).flatMap(([field, schema]) => ('person' in schema ? [{ field, role: schema.person }] : []));
    if (asked.length === 0) return {};
    const chosen = asked.map(({ field }) => data?.[field]).filter((id) => typeof id === 'string');
    return this.people({ organisation, roles: [...new Set(asked.map(({ role }) => role))], chosen });
  }

  /** The compiled form of an outcome; `undefined` where the task has no such outcome. */
  form(process: string, name: string, outcome: string): ValidateFunction | undefined {
    if (!Object.hasOwn(this.task(process, name).outcomes, outcome)) return undefined;
    const form = forms[`${process}.${name}.${outcome}`];
    if (!form) throw new Error(`The form of ${process}.${name}.${outcome} was not built: run the build again.`);
    return form;
  }

  /** The compiled start form of a process; `undefined` where nobody starts it by hand. */
  startForm(process: string): ValidateFunction | undefined {
    return this.starts.has(process) ? forms[`start ${process}`] : undefined;
  }

  /** The compiled payload of a kind of message; `undefined` where no process of this build waits for it. */
  message(kind: string): ValidateFunction | undefined {
    return this.messages.has(kind) ? forms[`message ${kind}`] : undefined;
  }
}
