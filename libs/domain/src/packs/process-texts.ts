import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessDefinition } from '#kit/contract/define-process.js';
import type { FieldSchema } from '#kit/contract/define-task.js';
import { projectFolder } from '../config/project-folder.js';
import type { Language } from '../people/principal.rule.js';
import { advice, meant } from './did-you-mean.rule.js';
import type { Finding } from './finding.type.js';
import { JsonFile } from './placed-json.js';
import { readTexts, type PackTexts } from './texts-file.js';

const LANGUAGES: readonly Language[] = ['ru', 'en', 'zh'];

/** The catalogue of a process in a language. */
export interface ProcessCatalogue {
  readonly process: string;
  readonly language: Language;
  readonly file: JsonFile;
  readonly texts: PackTexts;
}

/** The texts of these processes: `processes/<name>/texts/<language>.json`. */
export function readProcessTexts(names: readonly string[], folder = projectFolder()): ProcessCatalogue[] {
  const known = existsSync(join(folder, 'processes')) ? readdirSync(join(folder, 'processes')) : [];
  return names
    .filter((name) => known.includes(name))
    .flatMap((process) =>
      LANGUAGES.flatMap((language) => {
        const path = `processes/${process}/texts/${language}.json`;
        if (!existsSync(join(folder, path))) return [];
        const file = new JsonFile(path, readFileSync(join(folder, path), 'utf8'));
        return [{ process, language, file, texts: readTexts(file) ?? new Map() }];
      }),
    );
}

/** Every form of a process: the one that starts it, and those of its tasks. */
const formsOf = ({ start, tasks }: ProcessDefinition) => [...(start ? [start.form] : []), ...tasks.map(({ form }) => form)];

/** The texts that a process must have by its contract, as ways in its catalogue. */
export function textsNeeded(contract: ProcessDefinition): string[][] {
  const { steps, tasks } = contract;
  return [
    ['process'],
    ...Object.keys(steps).map((step) => ['steps', step]),
    ...tasks.flatMap(({ name, outcomes }) => [
      ['tasks', name, 'title'],
      ...Object.keys(outcomes).map((outcome) => ['tasks', name, 'outcomes', outcome, 'label']),
    ]),
    ...fieldsOf(contract).flatMap(({ way, schema }) => [
      [...way, 'label'],
      ...('enum' in schema ? schema.enum.map((choice) => [...way, 'choices', choice]) : []),
    ]),
  ];
}

/** Each field of each form with its way in the catalogue; those of the rows of a list stand below the list. */
function fieldsOf(contract: ProcessDefinition): { way: string[]; schema: FieldSchema }[] {
  const fields = (properties: Readonly<Record<string, FieldSchema>>, above: string[]): { way: string[]; schema: FieldSchema }[] =>
    Object.entries(properties).flatMap(([field, schema]) => {
      const way = [...above, 'fields', field];
      return [{ way, schema }, ...(schema.type === 'array' ? fields(schema.items.properties, way) : [])];
    });
  return formsOf(contract).flatMap(({ properties }) => fields(properties, []));
}

/** The texts that it may have beside those: what helps, and what its activities and its result are told by. */
const MAY = (contract: ProcessDefinition): string[] => [
  ...contract.tasks.flatMap(({ name, outcomes }) => [
    `tasks.${name}.help`,
    ...Object.keys(outcomes).map((outcome) => `tasks.${name}.outcomes.${outcome}.hint`),
  ]),
  ...fieldsOf(contract).flatMap(({ way, schema }) =>
    [...(schema.type === 'array' ? ['help', 'empty', 'add'] : ['help'])].map((text) => [...way, text].join('.')),
  ),
];

/** Sections whose keys are names that only the code of a process knows. */
const OPEN = ['contacts', 'results', 'incidents', 'start', 'input'];

/** Texts that a process lacks: nobody shall ever read a key. */
export function missingTexts(contract: ProcessDefinition, catalogues: readonly ProcessCatalogue[]): Finding[] {
  return findingsOf(contract, catalogues, ({ file, texts }) => {
    for (const way of textsNeeded(contract)) {
      const key = way.join('.');
      if (texts.has(key)) continue;
      const unused = [...texts.keys()].filter((have) => !isAskedFor(contract, have));
      const close = meant(key, unused);
      file.tell(way, `the text "${key}" is missing: ${close === undefined ? 'write it in all three languages.' : `did you mean it by "${close}"?`}`);
    }
  });
}

/** Texts that nobody asks for: mostly a typo, or what a changed contract left behind. */
export function unusedTexts(contract: ProcessDefinition, catalogues: readonly ProcessCatalogue[]): Finding[] {
  return findingsOf(contract, catalogues, ({ file, texts }) => {
    for (const key of texts.keys())
      if (!isAskedFor(contract, key))
        file.tell(
          key.split('.'),
          `the text "${key}" is used nowhere: take it out of all three languages, or correct its key; ${advice(key, [...keysOf(contract)])}`,
        );
  });
}

/** Whether anything asks for a text of this process. Plural forms belong to their text. */
export function isAskedFor(contract: ProcessDefinition, key: string): boolean {
  const text = key.replace(/_(zero|one|two|few|many|other)$/, '');
  return OPEN.includes(key.split('.')[0]!) || [key, text].some((one) => keysOf(contract).has(one));
}

const KEYS = new WeakMap<ProcessDefinition, ReadonlySet<string>>();

/** All texts that a process must or may have. Made once for a contract: each text of each catalogue is looked up in it at every start. */
function keysOf(contract: ProcessDefinition): ReadonlySet<string> {
  const known = KEYS.get(contract) ?? new Set([...textsNeeded(contract).map((way) => way.join('.')), ...MAY(contract)]);
  KEYS.set(contract, known);
  return known;
}

/** What a look at each catalogue of a process tells, without what was found in it before. */
function findingsOf(contract: ProcessDefinition, catalogues: readonly ProcessCatalogue[], look: (catalogue: ProcessCatalogue) => void): Finding[] {
  return catalogues
    .filter(({ process }) => process === contract.name)
    .flatMap((catalogue) => {
      const before = catalogue.file.findings.length;
      look(catalogue);
      return catalogue.file.findings.slice(before);
    });
}
