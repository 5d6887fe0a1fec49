import { wrongWithDuration } from '#kit/contract/duration.js';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { advice } from './did-you-mean.rule.js';
import type { JsonFile, Way } from './placed-json.js';

const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true, ownProperties: true });
ajv.addFormat('time-zone', (zone: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false; // `Intl` is asked whether it knows the zone
  }
});
ajv.addFormat('text', (text: string) => text.trim() !== '');

ajv.addKeyword({
  keyword: 'duration',
  schemaType: 'boolean',
  errors: false,
  validate: (_schema: boolean, text: unknown) => wrongWithDuration(text) === undefined,
});

/** Says what a JSON Schema finds wrong with a file, each with its line. True where nothing is. */
export type SchemaCheck<T> = (file: JsonFile) => T | undefined;

/** Makes the check of one kind of file. Its schema closes every object, so that a typo in a name is found. */
export function schemaCheck<T>(schema: object): SchemaCheck<T> {
  let compiled: ValidateFunction<T> | undefined;
  return (file) => {
    if (file.value === undefined) return undefined; // no JSON: told already
    compiled ??= ajv.compile<T>(schema);
    if (compiled(file.value)) return file.value;
    for (const error of compiled.errors ?? []) tellError(file, error);
    return undefined;
  };
}

/** Keywords that only say that something inside them was not right. */
const AROUND = new Set(['if', 'anyOf', 'oneOf', 'allOf', 'propertyNames']);

function tellError(file: JsonFile, error: ErrorObject): void {
  if (AROUND.has(error.keyword)) return;
  const way = wayOf(error.instancePath, file.value);
  const params = error.params as Record<string, unknown>;
  const here = way.length > 0 ? `${way.map((part) => `"${part}"`).join(' → ')}: ` : '';
  const known = () => Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {});
  const unknown = typeof params['additionalProperty'] === 'string' ? params['additionalProperty'] : undefined;
  const rule = RULES[error.keyword] ?? 'format';
  if (unknown !== undefined) return file.tell([...way, unknown], `${here}"${unknown}" is not known here; ${advice(unknown, known())}`, rule);
  if (error.keyword === 'enum')
    return file.tell(way, `${here}${shown(error.data)} is not possible; ${advice(String(error.data), (error.schema as unknown[]).map(String))}`, rule);
  if (error.keyword === 'duration') return file.tell(way, `${here}${wrongWithDuration(error.data)}`, 'duration');
  if (error.propertyName !== undefined) return file.tell([...way, error.propertyName], `${here}the name "${error.propertyName}" ${wanted(error)}.`, rule);
  if (typeof params['missingProperty'] === 'string') return file.tell([...way, params['missingProperty']], `${here}${wanted(error)}.`, rule);
  file.tell(way, `${here}${shown(error.data)} ${wanted(error)}.`, error.keyword === 'type' ? (KINDS[String(params['type'])] ?? String(params['type'])) : rule);
}

/** The words that the API's texts have for these. */
const RULES: Readonly<Record<string, string>> = { additionalProperties: 'unknown', enum: 'choice', required: 'required', minimum: 'small', maximum: 'large' };

const KINDS: Readonly<Record<string, string>> = { string: 'text', array: 'list' };

/** What is wanted instead, as the end of a sentence. */
function wanted({ keyword, params, message }: ErrorObject): string {
  const value = params as Record<string, unknown>;
  if (keyword === 'required') return `"${String(value['missingProperty'])}" is missing: write it`;
  if (keyword === 'type') return `is not right: ${article(String(value['type']))} is wanted here`;
  if (keyword === 'minimum') return `is too little: ${String(value['limit'])} or more is wanted`;
  if (keyword === 'maximum') return `is too much: ${String(value['limit'])} or less is wanted`;
  if (keyword === 'format' && value['format'] === 'time-zone') return 'is no time zone: write one like "Europe/Moscow"';
  if (keyword === 'format' && value['format'] === 'text') return 'is no text: write one';
  if (keyword === 'minItems' || keyword === 'minProperties') return 'has too little in it';
  return `is not right: it ${message ?? 'does not fit'}`;
}

const article = (type: string) => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`).replaceAll(',', ' or ');

const shown = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 60);

/** `/intake.confirmRequest/due` as a way; a part that stands in a list is its number. */
function wayOf(pointer: string, value: unknown): Way {
  const way: (string | number)[] = [];
  let here: unknown = value;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const key = Array.isArray(here) ? Number(name) : name;
    way.push(key);
    here = (here as Record<string | number, unknown> | undefined)?.[key];
  }
  return way;
}
