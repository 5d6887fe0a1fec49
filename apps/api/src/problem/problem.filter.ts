import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ThrottlerException } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import { v7 } from 'uuid';
import { askedBy } from '#kit/asked/asked-by.js';
import { codeOf } from '#domain/database/transact.js';
import { DomainError, type ErrorCode } from '#domain/errors/domain-error.js';
import type { ApiMetrics } from '../telemetry/api-metrics.js';
import type { Texts } from '../texts/texts.js';
import { problemOf } from './problems.js';

/** Makes a problem document of everything that is thrown. Nothing internal goes out: no stack, no SQL, no status phrase of a library. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  constructor(
    private readonly texts: Texts,
    private readonly metrics: ApiMetrics,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    if (response.headersSent) {
      response.end();
      return;
    }
    this.answer(error, http.getRequest<Request>(), response);
  }

  /** Also used by middleware, which Nest's filters do not cover. */
  answer(error: unknown, request: Request, response: Response): void {
    const refusal = error instanceof DomainError ? error : new DomainError(codeOfError(error));
    const number = askedBy() ?? v7();
    this.metrics.problems.inc({ code: refusal.code });
    if (refusal.code === 'internal')
      this.log.error({ number, method: request.method, err: error instanceof Error ? error : new Error('Something was thrown that is no error.') });
    const problem = problemOf(refusal, this.texts.in(this.texts.languageOf(request.headers['accept-language'])), number);
    const { retryAfter } = refusal.extra;
    if (problem.status === 429) response.setHeader('Retry-After', typeof retryAfter === 'number' ? String(retryAfter) : '60');
    if (problem.status === 503) response.setHeader('Retry-After', '5');
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

/** SQLSTATE classes and socket errors that mean PostgreSQL is away, overloaded or shutting down. */
const AWAY = /^(08|57P|53|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/;

/** The code under which something that was thrown is told. */
export function codeOfError(error: unknown): ErrorCode {
  if (error instanceof ThrottlerException) return 'too-many-requests';
  if (error instanceof HttpException) return codeOfStatus(error.getStatus());
  const type = (error as { type?: unknown } | null)?.type;
  if (type === 'entity.too.large') return 'too-large';
  if (type === 'entity.parse.failed' || type === 'request.aborted' || type === 'request.size.invalid') return 'bad-request';
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return 'unsupported-media-type';
  const code = codeOf(error);
  if (AWAY.test(code) || /timeout exceeded when trying to connect|Connection terminated/.test((error as Error | null)?.message ?? '')) return 'database-away';
  return error instanceof URIError ? 'bad-request' : 'internal';
}

function codeOfStatus(status: number): ErrorCode {
  const codes: Record<number, ErrorCode> = {
    400: 'bad-request',
    401: 'not-signed-in',
    403: 'forbidden',
    404: 'not-found',
    405: 'not-found',
    413: 'too-large',
    415: 'unsupported-media-type',
    422: 'invalid',
    429: 'too-many-requests',
  };
  return codes[status] ?? 'internal';
}
