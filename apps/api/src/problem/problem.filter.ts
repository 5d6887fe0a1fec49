import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { v7 } from 'uuid';
import { askedBy } from '#kit/asked/asked-by.js';
import { codeOfTrouble } from '#domain/database/trouble.rule.js';
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
    if (response.headersSent) return; // somebody else has answered meanwhile
    const refusal = error instanceof DomainError ? error : new DomainError(codeOfError(error));
    const number = askedBy() ?? v7();
    this.metrics.problems.inc({ code: refusal.code });
    if (refusal.code === 'internal')
      this.log.error({ number, method: request.method, err: error instanceof Error ? error : new Error('Something was thrown that is no error.') });
    const problem = problemOf(refusal, this.texts.in(this.texts.languageOf(request.headers['accept-language'])), number);
    const wait = waitAfter(refusal);
    if (wait !== undefined) response.setHeader('Retry-After', String(wait));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

/** Seconds after which it is worth while to try again, by what was refused. */
const WAIT: Partial<Record<ErrorCode, number>> = { 'too-many-requests': 60, busy: 2, 'database-away': 5, 'database-full': 60, 'storage-full': 60 };

function waitAfter({ code, extra }: DomainError): number | undefined {
  const { retryAfter } = extra;
  return typeof retryAfter === 'number' ? retryAfter : WAIT[code];
}

/** The code under which something that was thrown is told. */
export function codeOfError(error: unknown): ErrorCode {
  if (error instanceof HttpException) return codeOfStatus(error.getStatus());
  const type = (error as { type?: unknown } | null)?.type;
  if (type === 'entity.too.large') return 'too-large';
  if (type === 'entity.parse.failed' || type === 'request.aborted' || type === 'request.size.invalid') return 'bad-request';
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return 'unsupported-media-type';
  return codeOfTrouble(error) ?? (error instanceof URIError ? 'bad-request' : 'internal');
}

function codeOfStatus(status: number): ErrorCode {
  const codes: Record<number, ErrorCode> = {
    400: 'bad-request',
    401: 'not-signed-in',
    403: 'forbidden',
    404: 'not-found',
    405: 'not-found',
    408: 'too-slow',
    413: 'too-large',
    414: 'address-too-long',
    415: 'unsupported-media-type',
    422: 'invalid',
    429: 'too-many-requests',
  };
  return codes[status] ?? 'internal';
}
