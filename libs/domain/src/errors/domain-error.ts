/** Everything that the product refuses, and why. Each has an HTTP status and a text in ru, en and zh; without both it does not compile. */
export type ErrorCode =
  | 'bad-request'
  | 'not-signed-in'
  | 'wrong-password'
  | 'sign-in-paused'
  | 'link-over'
  | 'person-left'
  | 'csrf'
  | 'forbidden'
  | 'not-found'
  | 'task-changed'
  | 'task-closed'
  | 'refused-by-process'
  | 'case-closed'
  | 'not-held'
  | 'nothing-to-wait-for'
  | 'incident-closed'
  | 'cannot-retry'
  | 'client-known'
  | 'clients-changed'
  | 'supplier-known'
  | 'login-taken'
  | 'account-changed'
  | 'last-admin'
  | 'import-running'
  | 'list-over'
  | 'key-reused'
  | 'too-large'
  | 'file-too-large'
  | 'unsupported-media-type'
  | 'invalid'
  | 'unknown-outcome'
  | 'too-many-requests'
  | 'database-away'
  | 'internal';

/** One field that is not right: `path` as in the body (`client.phone`), `rule` as a key of the texts (`required`, `phone`). */
export interface FieldError {
  path: string;
  rule: string;
  /** Values that the text speaks of, such as `{limit: 200}`. */
  params?: Record<string, string | number>;
  /** A sentence already made in the caller's language (by ajv-i18n). */
  text?: string;
}

/** A refusal that a person can read. Nothing of it is internal. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** Extra members of the problem document, such as the current task. */
    readonly extra: Record<string, unknown> = {},
    readonly fields: FieldError[] = [],
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
