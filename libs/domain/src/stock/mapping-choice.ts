import { DomainError, type FieldError } from '../errors/domain-error.js';
import { FIELDS } from './columns.rule.js';
import type { MappingChoice } from './mapping.type.js';
import type { MappingQuestion } from './offer-row.type.js';

/** Refuses a choice by which nothing could be found: no goods, nothing said of them, a column that there is not, or one that is two things. */
export function refuseUnlikely({ columns }: MappingChoice, question: MappingQuestion | null): void {
  const fields: FieldError[] = [];
  const chosen = FIELDS.filter((field) => columns[field] !== undefined);
  if (columns.article === undefined && columns.name === undefined) fields.push({ path: 'columns.article', rule: 'column-goods' });
  if (columns.price === undefined && columns.stock === undefined) fields.push({ path: 'columns.price', rule: 'column-answer' });
  for (const field of chosen) {
    if (chosen.some((other) => other !== field && columns[other] === columns[field])) fields.push({ path: `columns.${field}`, rule: 'column-twice' });
    if (question && columns[field]! >= question.columns.length) fields.push({ path: `columns.${field}`, rule: 'column-missing' });
  }
  if (fields.length > 0) throw new DomainError('invalid', {}, fields);
}
