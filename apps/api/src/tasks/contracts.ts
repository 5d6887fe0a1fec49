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
import type { Role } from '#domain/people/role.type.js';
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

  /** The lists of reasons that a case goes by. One from before there were any goes by those in force. */
  async reasonsOf({ packVersion }: Pick<TaskRecord, 'packVersion'>, organisation: string): Promise<Offer['reasons']> {
    const pinned = packVersion === null ? undefined : await this.packs.version(organisation, packVersion);
    return pinned?.reasons() ?? (await this.packs.of(organisation)).content.reasons;
  }

  /** What a task asks; of one that is done only what was chosen has to be told by name, though it may be gone since. */
  async asked(task: Pick<TaskRecord, 'process' | 'name' | 'packVersion' | 'data'>, organisation: string): Promise<AskedTask> {
    const definition = this.task(task.process, task.name);
    const people = task.data === null ? this.peopleFor(definition.form, organisation) : this.peopleNamed(definition.form, organisation, task.data);
    return { definition, offer: { reasons: await this.reasonsOf(task, organisation), people: await people } };
  }

  /** What these answers are judged by: people are looked up only where the answers name one, and only those who are here. */
  async judging(
    task: Pick<TaskRecord, 'process' | 'name' | 'packVersion'>,
    organisation: string,
    answers: Readonly<Record<string, unknown>>,
  ): Promise<AskedTask> {
    const definition = this.task(task.process, task.name);
    const people = await this.peopleFor(definition.form, organisation, (field) => answers[field] !== undefined);
    return { definition, offer: { reasons: await this.reasonsOf(task, organisation), people } };
  }

  /** What the form offers by which a process is started by hand. */
  async offeredAtStart({ form }: StartDefinition, organisation: string): Promise<Offer> {
    const { content } = await this.packs.of(organisation);
    return { reasons: content.reasons, people: await this.peopleFor(form, organisation) };
  }

  /** Who may be chosen in the fields of a form that ask for somebody. */
  private peopleFor(form: FormSchema, organisation: string, wanted: (field: string) => boolean = () => true): Promise<Offer['people']> {
    return this.lookUp(
      organisation,
      askingForPeople(form).filter(({ field }) => wanted(field)),
    );
  }

  /** Those who were chosen, also who has left since. */
  private peopleNamed(form: FormSchema, organisation: string, data: Readonly<Record<string, unknown>>): Promise<Offer['people']> {
    const filled = askingForPeople(form).filter(({ field }) => typeof data[field] === 'string');
    return this.lookUp(
      organisation,
      filled,
      filled.map(({ field }) => String(data[field])),
    );
  }

  private async lookUp(organisation: string, fields: readonly PersonField[], chosen: readonly string[] = []): Promise<Offer['people']> {
    if (fields.length === 0) return {};
    return this.people({ organisation, roles: [...new Set(fields.map(({ role }) => role))], chosen });
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

interface PersonField {
  readonly field: string;
  readonly role: Role;
}

const askingForPeople = ({ properties }: FormSchema): PersonField[] =>
  Object.entries(properties).flatMap(([field, schema]) => ('person' in schema ? [{ field, role: schema.person }] : []));
