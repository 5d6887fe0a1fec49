import type { NextFunction, Request, Response } from 'express';
import { DomainError } from '#domain/errors/domain-error.js';

const DEEPEST = 16;
const TAKES_FILES = /^\/v1\/(?:(?:tasks|cases)\/[^/]+\/files|suppliers\/[^/]+\/price-lists)$/;

/**
 * Refuses what PostgreSQL cannot store (U+0000, halves of surrogate pairs), names that every object has (`__proto__`,
 * `constructor`, `toString`: what reads a body later drops them without a word, or follows them), and bodies nested without end, before
 * anything reads them.
 */
export function safeBody(request: Request, _response: Response, next: NextFunction): void {
  const body: unknown = request.body;
  // What receives a file reads it by itself, and takes nothing else.
  if (takesFile(request)) return next();
  if (['POST', 'PUT', 'PATCH'].includes(request.method) && hasBody(request) && body === undefined) throw new DomainError('unsupported-media-type');
  check(body, '', 0);
  next();
}

/** Whether a call brings a file: it is read as it comes, and takes as long as its sender's line. */
export function takesFile(request: Request): boolean {
  return TAKES_FILES.test(request.path) && Boolean(request.is('multipart/form-data'));
}

function hasBody({ headers }: Request): boolean {
  return Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
}

function check(value: unknown, path: string, depth: number): void {
  if (depth > DEEPEST) throw new DomainError('bad-request');
  if (typeof value === 'string' && (!value.isWellFormed() || value.includes('\0'))) throw new DomainError('invalid', {}, [{ path, rule: 'characters' }]);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const below = path ? `${path}.${key}` : key;
    if (key in Object.prototype) throw new DomainError('invalid', {}, [{ path: below, rule: 'unknown' }]);
    check(key, below, depth + 1);
    check(inner, below, depth + 1);
  }
}
