import { codeOf } from '../database/transact.js';
import { mask } from './mask.rule.js';

/** What may be told of an error: what it is and where it arose, and nothing of the data that it arose from. */
export interface ToldError {
  type: string;
  code?: string;
  message: string;
  stack: string;
  cause?: ToldError;
}

/** So long is a message at most. */
const LONGEST = 500;
/** Errors that quote the value they did not like: PostgreSQL's data exceptions, and JSON. */
const QUOTES_VALUES = /^22/;

/**
 * Tells an error for logs and for Temporal. PostgreSQL's detail, its parameters and whatever else hangs on the error are left out; what is quoted is left out
 * where it may be a value, and kept where it names a constraint or a column.
 */
export function toldError(error: unknown, depth = 0): ToldError {
  if (!(error instanceof Error)) return { type: 'unknown', message: 'Something was thrown that is no error.', stack: '' };
  const code = codeOf(error);
  const quotes = error instanceof SyntaxError || QUOTES_VALUES.test(code);
  const message = mask(quotes ? error.message.replaceAll(/(["'«“]).*["'»”]/gs, '[value]') : error.message).slice(0, LONGEST);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(code === '' ? {} : { code }),
    message,
    stack: [`${error.name}: ${message}`, ...frames].join('\n'),
    ...(error.cause instanceof Error && depth < 3 ? { cause: toldError(error.cause, depth + 1) } : {}),
  };
}
