import type { ValidateFunction } from 'ajv';
import forms from '#forms';
import type { FlatField, FormSchema, TaskDefinition } from '#kit/contract/define-task.js';
import type { ProcessDefinition } from '#kit/contract/define-process.js';
import type { StartDefinition } from '#kit/contract/define-start.js';
import { CONTRACTS } from '#processes/index/contracts.js';
import { refuseBadPacks } from '#domain/packs/check-pack.js';
import type { Pack } from '#domain/packs/pack.service.js';
import { cellsOf, flatFieldsOf, type Cell } from '#domain/forms/cells.rule.js';
import type { Offer, Offered } from '#domain/forms/offer.type.js';
import type { Role } from '#domain/people/role.type.js';
import type { PinnedPack } from '#domain/packs/pinned-pack.js';
import type { TaskRecord } from '#domain/tasks/task.repository.js';
import { contractFiles } from '#domain/packs/contract-files.js';
import { readProcessTexts } from '#domain/packs/process-texts.js';
import type { Directory } from './directory.js';

/** Where packs are found: those of this build, the one that an organisation runs, and the version that a case is pinned to. */
export interface PackShelf {
  all(): readonly Pack[];
  of(organisation: string): Promise<Pack>;
  version(organisation: string, version: string): Promise<PinnedPack>;
}

type Answers = Readonly<Record<string, unknown>>;

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
    private readonly directory: Directory,
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

  /**
   * What a task asks, with the names of whom its form begins with; of one that is done only what was chosen has to be told by name, though it may be gone
   * since. `draft`: what somebody has begun to fill in is told by name, too.
   */
  async asked(task: Pick<TaskRecord, 'process' | 'name' | 'packVersion' | 'data' | 'prefill'>, organisation: string, draft: Answers = {}): Promise<AskedTask> {
    const definition = this.task(task.process, task.name);
    const given = [task.data ?? task.prefill, draft].flatMap((answers) => cellsOf(definition.form, answers));
    const people = task.data === null ? this.people(rolesOf(flatFieldsOf(definition.form)), organisation) : this.peopleChosen(given, organisation);
    const offer = { reasons: await this.reasonsOf(task, organisation), people: await people, suppliers: await this.suppliersOf(given, organisation) };
    return { definition, offer };
  }

  /** What these answers are judged by: people and suppliers are looked up only where the answers name one, and only those who are here. */
  async judging(task: Pick<TaskRecord, 'process' | 'name' | 'packVersion'>, organisation: string, answers: Answers): Promise<AskedTask> {
    const definition = this.task(task.process, task.name);
    return { definition, offer: { reasons: await this.reasonsOf(task, organisation), ...(await this.named(definition.form, organisation, answers)) } };
  }

  /** What the form offers by which a process is started by hand. */
  async offeredAtStart({ form }: StartDefinition, organisation: string): Promise<Offer> {
    const { content } = await this.packs.of(organisation);
    return { reasons: content.reasons, people: await this.people(rolesOf(flatFieldsOf(form)), organisation), suppliers: [] };
  }

  /** What the answers to a start form are judged by. */
  async judgingStart({ form }: StartDefinition, organisation: string, answers: Answers): Promise<Offer> {
    const { content } = await this.packs.of(organisation);
    return { reasons: content.reasons, ...(await this.named(form, organisation, answers)) };
  }

  private async named(form: FormSchema, organisation: string, answers: Answers): Promise<Pick<Offer, 'people' | 'suppliers'>> {
    const given = cellsOf(form, answers).filter(({ value }) => value !== undefined);
    const people = await this.people(rolesOf(given.map(({ schema }) => schema)), organisation);
    return { people, suppliers: await this.suppliersOf(given, organisation) };
  }

  private async people(roles: readonly Role[], organisation: string, chosen: readonly string[] = []): Promise<Offer['people']> {
    return roles.length === 0 ? {} : this.directory.people({ organisation, roles, chosen });
  }

  /** Those who were chosen, also who has left since. */
  private peopleChosen(given: readonly Cell[], organisation: string): Promise<Offer['people']> {
    const chosen = given.filter(({ schema, value }) => 'person' in schema && typeof value === 'string');
    return this.people(
      rolesOf(chosen.map(({ schema }) => schema)),
      organisation,
      chosen.map(({ value }) => String(value)),
    );
  }

  private async suppliersOf(given: readonly Cell[], organisation: string): Promise<readonly Offered[]> {
    const ids = given.flatMap(({ schema, value }) => ('supplier' in schema && typeof value === 'string' ? [value] : []));
    return ids.length === 0 ? [] : this.directory.suppliers(organisation, ids);
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

const rolesOf = (fields: readonly FlatField[]): Role[] => [...new Set(fields.flatMap((schema) => ('person' in schema ? [schema.person] : [])))];
