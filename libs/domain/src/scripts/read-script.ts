import { advice } from '../packs/did-you-mean.rule.js';
import type { JsonFile, Way } from '../packs/placed-json.js';
import { LOCAL_TEXT } from '../packs/local-text.type.js';
import { schemaCheck } from '../packs/schema-check.js';
import type { Script, ScriptExit, ScriptStep } from './script.type.js';

const TEXT = { type: 'string', format: 'text' };
const EXIT = { then: TEXT, end: TEXT, leave: { enum: ['snooze'] } };

const check = schemaCheck<Script>({
  type: 'object',
  additionalProperties: false,
  required: ['title', 'source', 'steps'],
  properties: {
    title: LOCAL_TEXT,
    source: TEXT,
    steps: {
      type: 'object',
      minProperties: 1,
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['say'],
        properties: {
          title: LOCAL_TEXT,
          say: LOCAL_TEXT,
          hint: LOCAL_TEXT,
          ask: { type: 'array', minItems: 1, uniqueItems: true, items: TEXT },
          skipWhen: { enum: ['known'] },
          answers: {
            type: 'array',
            minItems: 1,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['label'],
              properties: {
                label: LOCAL_TEXT,
                fill: { type: 'object', minProperties: 1, additionalProperties: { type: ['string', 'number', 'boolean'] } },
                ...EXIT,
              },
            },
          },
          ...EXIT,
        },
      },
    },
  },
});

/** An exit of a script and where it stands. */
export interface PlacedExit {
  readonly exit: ScriptExit;
  readonly way: Way;
}

/** All exits of a step: its own, or those of its answers. */
export function exitsOf(name: string, { answers, ...own }: ScriptStep): PlacedExit[] {
  return answers ? answers.map((exit, index) => ({ exit, way: ['steps', name, 'answers', index] })) : [{ exit: own, way: ['steps', name] }];
}

/** Reads `scripts/<process>.<task>.json`: each branch leads somewhere, each step is reached, and from each there is a way to the end. */
export function readScript(file: JsonFile): Script | undefined {
  const script = check(file);
  if (!script) return undefined;
  const names = Object.keys(script.steps);
  for (const [name, step] of Object.entries(script.steps)) {
    if (step.answers && (step.then ?? step.end ?? step.leave))
      file.tell(['steps', name], `"${name}" leads on by its answers: take its own "then", "end" or "leave" away.`);
    if (step.skipWhen && (!step.ask || step.answers))
      file.tell(['steps', name, 'skipWhen'], `"${name}" can be skipped only where it has "ask" and leads on by itself, without "answers".`);
    for (const { exit, way } of exitsOf(name, step)) {
      const ways = [exit.then, exit.end, exit.leave].filter((one) => one !== undefined).length;
      if (ways !== 1)
        file.tell(
          way,
          `${ways === 0 ? 'this leads nowhere' : 'this leads to more than one place'}: give it one of "then" (a step), "end" (an outcome) or "leave": "snooze".`,
        );
      if (exit.then !== undefined && !names.includes(exit.then)) file.tell([...way, 'then'], `there is no step "${exit.then}"; ${advice(exit.then, names)}`);
    }
  }
  checkWays(file, script);
  checkPlaceholders(file, script);
  return script;
}

/** What a text of a script may speak of: whoever calls, the own company, the client, what the matter is about, and its number. */
export const SPOKEN_OF = ['me', 'company', 'client', 'gist', 'number'] as const;

/** Beside those, what is in a field of the form: `{{form.city}}`. */
const FORM_FIELD = /^form\.(\w+)$/;

/** The field that a placeholder speaks of, or undefined where it speaks of something else. */
export const fieldSpokenOf = (placeholder: string): string | undefined => FORM_FIELD.exec(placeholder)?.[1];

/** All placeholders of a script, each with its place. */
export function placeholdersOf({ steps }: Script): { placeholder: string; way: Way }[] {
  return Object.entries(steps).flatMap(([name, { title = {}, say, hint = {} }]) =>
    Object.entries({ title, say, hint }).flatMap(([kind, text]) =>
      Object.entries(text).flatMap(([language, words]) =>
        [...words.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, placeholder = '']) => ({ placeholder, way: ['steps', name, kind, language] })),
      ),
    ),
  );
}

function checkPlaceholders(file: JsonFile, script: Script): void {
  for (const { placeholder, way } of placeholdersOf(script))
    if (!(SPOKEN_OF as readonly string[]).includes(placeholder) && fieldSpokenOf(placeholder) === undefined)
      file.tell(way, `a script cannot speak of {{${placeholder}}}; ${advice(placeholder, SPOKEN_OF)}`);
}

function checkWays(file: JsonFile, { steps }: Script): void {
  const names = Object.keys(steps);
  const next = new Map(names.map((name) => [name, exitsOf(name, steps[name]!).flatMap(({ exit }) => (exit.then === undefined ? [] : [exit.then]))]));
  const reached = new Set<string>();
  const go = (name: string) => {
    if (reached.has(name) || !next.has(name)) return;
    reached.add(name);
    next.get(name)!.forEach(go);
  };
  go(names[0]!);
  for (const name of names) if (!reached.has(name)) file.tell(['steps', name], `no way leads to the step "${name}": lead to it by "then", or take it away.`);
  const ends = new Set(names.filter((name) => exitsOf(name, steps[name]!).some(({ exit }) => exit.then === undefined)));
  for (let grown = true; grown;) {
    const more = names.filter((name) => !ends.has(name) && next.get(name)!.some((to) => ends.has(to)));
    for (const name of more) ends.add(name);
    grown = more.length > 0;
  }
  const lost = names.filter((name) => reached.has(name) && !ends.has(name));
  if (lost.length > 0) file.tell(['steps', lost[0]!], `from "${lost.join('", "')}" one only goes in circles: give one of them a way to an "end" or a "leave".`);
}
