import { checkContracts, placeOf, type ContractFile } from '#kit/contract/check-contracts.js';
import type { ProcessDefinition } from '#kit/contract/define-process.js';
import type { FieldSchema, TaskDefinition } from '#kit/contract/define-task.js';
import { isList, NOTE } from '../forms/cells.rule.js';
import { listOf } from '../forms/wrong-values.rule.js';
import { checkScript } from '../scripts/check-script.js';
import { advice } from './did-you-mean.rule.js';
import { faultsOf, findingText, type Finding } from './finding.type.js';
import type { JsonFile, Way } from './placed-json.js';
import type { PackContent } from './pack-files.js';
import type { PackSource } from './pack-source.js';
import { isAskedFor, missingTexts, type ProcessCatalogue } from './process-texts.js';
import { findingsOf, readPack, type ReadPack } from './read-pack.js';

/** What a pack is held against: the processes of a build, and their texts. */
export interface Build {
  readonly processes: readonly ProcessDefinition[];
  readonly texts: readonly ProcessCatalogue[];
  /** The files of their contracts, to tell a developer the line. */
  readonly contracts: readonly ContractFile[];
}

/** All that is wrong with a pack, by itself and held against the build. */
export function checkPack(source: PackSource, build: Build): Finding[] {
  const read = readPack(source);
  new Held(source.label, read, build).look();
  const switchedOn = build.processes.filter(({ name }) => read.content.about?.processes.includes(name));
  return [
    ...findingsOf(read),
    ...checkContracts(switchedOn).map((fault) => {
      const place = placeOf(fault, build.contracts);
      return { file: place?.path ?? 'processes', line: place?.line ?? 1, message: fault.sentence };
    }),
    ...switchedOn.flatMap((process) => missingTexts(process, build.texts)),
  ];
}

/** Stops with all that is wrong with these packs, a line each. */
export function refuseBadPacks(sources: readonly PackSource[], build: Build): void {
  const faults = faultsOf(sources.flatMap((source) => checkPack(source, build)));
  const lines = [...new Set(faults.map(findingText))];
  if (lines.length > 0) throw new Error(`The packs do not fit this build:\n${lines.join('\n')}`);
}

/** A pack held against a build. Files with faults of their own are left out: what they should say is not known. */
class Held {
  private readonly content: Partial<PackContent>;
  private readonly processes: readonly ProcessDefinition[];

  constructor(
    private readonly label: string,
    private readonly read: ReadPack,
    private readonly build: Build,
  ) {
    this.content = read.content;
    this.processes = build.processes.filter(({ name }) => this.content.about?.processes.includes(name));
  }

  look(): void {
    if (!this.content.about) return;
    this.lookAtProcesses();
    this.lookAtRoots();
    this.lookAtDeadlines();
    this.lookAtAssignments();
    this.lookAtRoles();
    this.lookAtTables();
    this.lookAtReasons();
    this.lookAtScripts();
    this.lookAtTexts();
  }

  private lookAtProcesses(): void {
    const names = this.build.processes.map(({ name }) => name);
    this.content.about!.processes.forEach((name, index) => {
      if (!names.includes(name)) this.tell('pack.json', ['processes', index], `this build has no process "${name}"; ${advice(name, names)}`);
    });
  }

  /** A case can begin only with a process whose contract says that a case may. */
  private lookAtRoots(): void {
    for (const [kind, root] of Object.entries(this.content.about!.roots ?? {})) {
      const process = this.processes.find(({ name }) => name === root);
      if (process && process.startedBy !== 'case')
        this.tell(
          'pack.json',
          ['roots', kind],
          `the case of a "${kind}" cannot begin with "${root}", which is started by another process only: name one that begins a case.`,
        );
    }
  }

  private lookAtDeadlines(): void {
    if (!this.content.deadlines) return;
    const tasks = this.tasks();
    for (const task of tasks.keys())
      if (!this.content.deadlines.has(task))
        this.tell('deadlines.json', [], `the task "${task}" has no deadline: write a row "${task}" with "warn", "due", "escalateTo" and "source".`);
    for (const task of this.content.deadlines.keys())
      if (!tasks.has(task)) this.tell('deadlines.json', [task], `no process of this pack has the task "${task}"; ${advice(task, tasks.keys())}`);
  }

  private lookAtAssignments(): void {
    const tasks = this.tasks();
    for (const task of this.content.assignments?.rows.keys() ?? [])
      if (!tasks.has(task)) this.tell('assignment.json', ['tasks', task], `no process of this pack has the task "${task}"; ${advice(task, tasks.keys())}`);
  }

  private lookAtTables(): void {
    const tables = this.content.tables!;
    for (const { name: process, tables: uses = [] } of this.processes)
      for (const { name, inputs, outputs } of uses) {
        const path = `tables/${name}.json`;
        const table = tables.get(name);
        if (!table) {
          if (!this.read.files.has(path))
            this.tell('pack.json', ['processes'], `"${process}" asks the decision table "${name}": write ${path}; ${advice(name, tables.keys())}`);
          continue;
        }
        for (const { name: input } of table.inputs)
          if (!inputs.includes(input)) this.tell(path, ['inputs'], `"${process}" does not give the input "${input}"; ${advice(input, inputs)}`);
        const given = table.outputs.map((output) => output.name);
        for (const output of outputs)
          if (!given.includes(output)) this.tell(path, ['outputs'], `"${process}" needs the output "${output}"; ${advice(output, given)}`);
      }
  }

  /** Where a pack names its roles, nothing is given to one that it has not, nor told to it. */
  private lookAtRoles(): void {
    const named = this.content.about!.roles;
    if (!named) return;
    const known = Object.keys(named);
    const demand = (role: string, [path, way, who]: [path: string, way: Way, who: string]) => {
      if (!known.includes(role)) this.tell(path, way, `${who} the role "${role}", which is not among the "roles" of pack.json; ${advice(role, known)}`);
    };
    for (const [name, { role }] of this.tasks()) demand(role, ['pack.json', ['roles'], `the task "${name}" is for`]);
    for (const [task, { escalateTo }] of this.content.deadlines ?? []) demand(escalateTo, ['deadlines.json', [task, 'escalateTo'], `"${task}" escalates to`]);
    for (const [duty, role] of this.content.assignments?.duties ?? []) demand(role, ['assignment.json', ['duties', duty, 'role'], `the duty "${duty}" is for`]);
    for (const { name, start } of this.processes) for (const role of start?.roles ?? []) demand(role, ['pack.json', ['roles'], `"${name}" is started by`]);
  }

  /** Each list that a form chooses from is there; a reason that needs a note is asked for only where a note can be written. */
  private lookAtReasons(): void {
    const lists = this.content.reasons;
    if (!lists) return;
    for (const { name: process, properties, hasNote } of this.groupsOfFields())
      for (const schema of Object.values(properties)) {
        const list = listOf(schema);
        if (list === undefined) continue;
        if (!lists[list]) this.tellOfList(process, list);
        else if (!hasNote)
          for (const [code, { needsNote }] of Object.entries(lists[list].reasons))
            if (needsNote)
              this.tell(
                'reasons.json',
                [list, 'reasons', code, 'needsNote'],
                `a form of "${process}" that asks "${list}" has no field "${NOTE}": take this away.`,
              );
      }
  }

  private tellOfList(process: string, list: string): void {
    const known = Object.keys(this.content.reasons!);
    const sentence = `"${process}" asks for one of the reasons "${list}": write the list "${list}" into reasons.json; ${advice(list, known)}`;
    if (this.read.files.has('reasons.json')) this.tell('reasons.json', [], sentence);
    else this.tell('pack.json', ['processes'], sentence);
  }

  /** The fields of each form, and those of the rows of its lists: there a note may be the row's or the form's. */
  private groupsOfFields(): { name: string; properties: Readonly<Record<string, FieldSchema>>; hasNote: boolean }[] {
    return this.processes.flatMap(({ name, start, tasks }) =>
      [...(start ? [start.form] : []), ...tasks.map(({ form }) => form)].flatMap(({ properties }) => {
        const hasNote = Object.hasOwn(properties, NOTE);
        const rows = Object.values(properties).flatMap((schema) => (isList(schema) ? [schema.items.properties] : []));
        return [{ name, properties, hasNote }, ...rows.map((row) => ({ name, properties: row, hasNote: hasNote || Object.hasOwn(row, NOTE) }))];
      }),
    );
  }

  private lookAtScripts(): void {
    const tasks = this.tasks();
    for (const [name, script] of this.content.scripts!) {
      const path = `scripts/${name}.json`;
      const task = tasks.get(name);
      if (task) checkScript(this.read.files.get(path)!, script, { task, reasons: this.content.reasons ?? {} });
      else this.tell(path, [], `this script is for the task "${name}", which no process of this pack has; ${advice(name, tasks.keys())}`);
    }
  }

  private lookAtTexts(): void {
    for (const [language, texts] of this.content.texts!) {
      const path = `texts/${language}.json`;
      if (!['ru', 'en', 'zh'].includes(language)) this.tell(path, [], `"${language}" is no language of the product; ${advice(language, ['ru', 'en', 'zh'])}`);
      for (const key of texts.keys()) {
        const [name = '', ...way] = key.split('.');
        const process = this.processes.find((one) => one.name === name);
        const names = this.processes.map((one) => one.name);
        if (!process) this.tell(path, [name], `the texts "${name}" belong to no process of this pack; ${advice(name, names)}`);
        else if (!isAskedFor(process, way.join('.')))
          this.tell(path, key.split('.'), `the text "${key}" is used nowhere; ${advice(way.join('.'), this.keysOf(name))}`);
      }
    }
  }

  private keysOf(process: string): string[] {
    return this.build.texts.filter((catalogue) => catalogue.process === process).flatMap(({ texts }) => [...texts.keys()]);
  }

  private tasks(): Map<string, TaskDefinition> {
    return new Map<string, TaskDefinition>(this.processes.flatMap((process) => process.tasks.map((task) => [`${process.name}.${task.name}`, task] as const)));
  }

  private tell(path: string, way: Way, message: string): void {
    const file: JsonFile | undefined = this.read.files.get(path);
    if (!file) throw new Error(`${this.label}/${path} is not there, and something is wrong with it: ${message}`);
    file.tell(way, message);
  }
}
