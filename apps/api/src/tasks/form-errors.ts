import type { ErrorObject } from 'ajv';
import localize from 'ajv-i18n';
import type { FieldError } from '#domain/errors/domain-error.js';
import type { WrongValue } from '#domain/forms/wrong-values.rule.js';
import type { Language } from '#domain/people/principal.rule.js';

/** The package's types speak of a default export that its CommonJS does not have. */
const LOCALIZE = localize as unknown as Record<Language, (errors: ErrorObject[]) => void>;
/** Rules that have a better sentence of our own than the library's. */
const OURS: Readonly<Record<string, string>> = {
  required: 'required',
  additionalProperties: 'unknown',
  enum: 'choice',
  minLength: 'required',
  maxLength: 'long',
  maxItems: 'rowsMany',
  minItems: 'rowsFew',
};
/** Formats that have one. */
const FORMATS: Readonly<Record<string, string>> = { email: 'email', uuid: 'choice', decimal: 'decimal' };
/** More is wrong with no form that somebody filled; a request made to tire us is not told of its every row. */
const MOST = 500;

/** What a form has found wrong, by field, in the caller's language; one sentence a field. */
export function formErrors(errors: readonly ErrorObject[], language: Language, part = 'data'): FieldError[] {
  // That a list is wrong because its rows are (`if`) is said by the rows.
  const copies = errors
    .filter(({ keyword }) => keyword !== 'if')
    .slice(0, MOST)
    .map((error) => ({ ...error }));
  LOCALIZE[language](copies);
  const found = new Map<string, FieldError>();
  for (const error of copies) {
    const params = error.params as { missingProperty?: string; additionalProperty?: string; format?: string; limit?: number };
    const path = [part, error.instancePath.slice(1).replaceAll('/', '.'), params.missingProperty ?? params.additionalProperty].filter(Boolean).join('.');
    if (!found.has(path)) found.set(path, { path, ...saying(error, params) });
  }
  return [...found.values()];
}

function saying({ keyword, message = '' }: ErrorObject, { format = '', limit = 0 }: { format?: string; limit?: number }): Omit<FieldError, 'path'> {
  const rule = OURS[keyword] ?? FORMATS[format];
  if (rule === undefined) return { rule: 'format', text: message };
  // One row at least: then there is none yet, as with any other field that is needed.
  if (rule === 'rowsFew' && limit === 1) return { rule: 'required' };
  return rule === 'rowsFew' || rule === 'rowsMany' ? { rule, params: { count: limit } } : { rule };
}

/** The fields of a form whose values its schema cannot judge, as they are told. */
export function fieldErrors(wrong: readonly WrongValue[], part = 'data'): FieldError[] {
  return wrong.map(({ field, rule }) => ({ path: [part, field].filter(Boolean).join('.'), rule }));
}
