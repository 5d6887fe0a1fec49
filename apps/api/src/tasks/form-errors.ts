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
};
/** Formats that have one. */
const FORMATS: Readonly<Record<string, string>> = { email: 'email', uuid: 'choice' };

/** What a form has found wrong, by field, in the caller's language; one sentence a field. */
export function formErrors(errors: readonly ErrorObject[], language: Language, part = 'data'): FieldError[] {
  const copies = errors.map((error) => ({ ...error }));
  LOCALIZE[language](copies);
  const found = new Map<string, FieldError>();
  for (const error of copies) {
    const params = error.params as { missingProperty?: string; additionalProperty?: string; format?: string };
    const field = params.missingProperty ?? params.additionalProperty ?? error.instancePath.slice(1).replaceAll('/', '.');
    const path = [part, field].filter(Boolean).join('.');
    const rule = OURS[error.keyword] ?? FORMATS[params.format ?? ''];
    if (!found.has(path)) found.set(path, { path, rule: rule ?? 'format', ...(rule ? {} : { text: error.message ?? '' }) });
  }
  return [...found.values()];
}

/** The fields of a form whose values its schema cannot judge, as they are told. */
export function fieldErrors(wrong: readonly WrongValue[], part = 'data'): FieldError[] {
  return wrong.map(({ field, rule }) => ({ path: [part, field].filter(Boolean).join('.'), rule }));
}
