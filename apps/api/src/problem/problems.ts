import type { DomainError, ErrorCode, FieldError } from '#domain/errors/domain-error.js';
import type { Say } from '../texts/texts.js';
import type { ProblemDto } from './problem.dto.js';

/** The HTTP status of each refusal; a new code does not compile until it has one. */
const STATUS: Readonly<Record<ErrorCode, number>> = {
  'bad-request': 400,
  'not-signed-in': 401,
  'wrong-password': 401,
  'sign-in-paused': 429,
  'link-over': 404,
  'person-left': 409,
  csrf: 403,
  forbidden: 403,
  'not-found': 404,
  'task-changed': 409,
  'task-closed': 409,
  'refused-by-process': 409,
  'case-closed': 409,
  'not-held': 409,
  'nothing-to-wait-for': 409,
  'incident-closed': 409,
  'cannot-retry': 409,
  'client-known': 409,
  'clients-changed': 409,
  'supplier-known': 409,
  'login-taken': 409,
  'account-changed': 409,
  'last-admin': 409,
  'import-running': 409,
  'list-over': 409,
  'key-reused': 422,
  'too-large': 413,
  'file-too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  'unknown-outcome': 422,
  'too-many-requests': 429,
  'database-away': 503,
  internal: 500,
};

/** RFC 9457 problem document of a refusal, in the caller's language. `number` names the answer in the log. */
export function problemOf(error: DomainError, say: Say, number: string): ProblemDto {
  const { code, extra, fields } = error;
  return {
    type: `urn:reglament:problem:${code}`,
    title: say(`problem.${code}.title`),
    status: STATUS[code],
    code,
    detail: say(`problem.${code}.detail`, extra),
    instance: number,
    ...(fields.length > 0 ? { fields: fields.map((field) => ({ path: field.path, message: messageOf(field, say) })) } : {}),
    ...extra,
  };
}

function messageOf({ rule, params, text }: FieldError, say: Say): string {
  return text ?? say(`rule.${rule}`, params);
}
