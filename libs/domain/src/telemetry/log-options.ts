import { pino, type LoggerOptions } from 'pino';
import { askedBy } from '#kit/asked/asked-by.js';
import { isSecretName, mask } from './mask.rule.js';
import { toldError } from './told-error.js';

/** So deep is a logged object read. */
const DEEPEST = 5;

/**
 * How each program logs: JSON lines with `time`, `level`, `app`, `context`, `msg` and, where a request asked for it, its id as `request`. Nothing
 * personal and nothing secret: members of telling names are hidden, texts are masked, errors are told without their data.
 */
export function logOptions(app: string, level: string): LoggerOptions {
  return {
    level,
    base: { app, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => {
      const request = askedBy();
      return request === null ? {} : { request };
    },
    formatters: { level: (label) => ({ level: label }), log: (object) => maskedMembers(object, 0) },
    // It is told already, by the line above: the library's own way would add what hangs on it.
    serializers: { err: (told: unknown) => told },
    hooks: {
      logMethod(args, method) {
        const [first, ...rest] = args.map((arg: unknown) => (typeof arg === 'string' ? mask(arg) : arg instanceof Error ? { err: arg } : arg));
        // Of an error alone the library makes the message by itself, as it stands.
        const err = (first as { err?: unknown } | null)?.err;
        const words = rest.every((word) => word === undefined) && err instanceof Error ? [toldError(err).message] : rest;
        method.apply(this, [first, ...words] as Parameters<typeof method>);
      },
    },
  };
}

function maskedMembers(object: Record<string, unknown>, depth: number): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, isSecretName(name) ? '[hidden]' : masked(value, depth + 1)]));
}

function masked(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (value instanceof Error) return toldError(value);
  if (depth > DEEPEST) return '[deeper]';
  return Array.isArray(value) ? value.map((one) => masked(one, depth + 1)) : maskedMembers(value as Record<string, unknown>, depth);
}
