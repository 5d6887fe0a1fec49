import { LOCAL_TEXT } from '../packs/local-text.type.js';
import type { JsonFile } from '../packs/placed-json.js';
import { schemaCheck } from '../packs/schema-check.js';
import type { ReasonLists } from './reason.type.js';

const CODE = { type: 'string', pattern: '^[a-z][A-Za-z0-9]*$' };

const check = schemaCheck<ReasonLists>({
  type: 'object',
  propertyNames: CODE,
  additionalProperties: {
    type: 'object',
    additionalProperties: false,
    required: ['reasons', 'source'],
    properties: {
      reasons: {
        type: 'object',
        minProperties: 1,
        propertyNames: CODE,
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          required: ['label'],
          properties: { label: LOCAL_TEXT, needsNote: { const: true } },
        },
      },
      source: { type: 'string', format: 'text' },
    },
  },
});

/** Reads `reasons.json`: lists of reasons, by the names that contracts use. */
export function readReasons(file: JsonFile): ReasonLists | undefined {
  return check(file);
}

/** A pack without lists of reasons. */
export const NO_REASONS: ReasonLists = {};
