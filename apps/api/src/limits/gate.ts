import { setTimeout as pause } from 'node:timers/promises';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { DomainError } from '#domain/errors/domain-error.js';
import type { KnownRequest } from '../auth/permit.js';
import { sessionCookie } from '../auth/session.js';
import type { ApiConfig } from '../config/config.js';
import { takesFile } from '../problem/safe-body.js';
import { rateOf } from './bucket.rule.js';
import { Callers } from './callers.js';
import { FairLine } from './fair-line.js';
import { Rates } from './rates.js';

/** Characters of an address with its question. A browser sends far less; a filter with all its fields has about a thousand. */
const LONGEST_ADDRESS = 4_096;
/** A body that is no file has arrived by then, milliseconds: 1 MB at the speed of a bad telephone. */
const BODY_TIME = 60_000;
/** How long a refused call waits for its answer, milliseconds: whoever asks on and on is slowed down without work for us. */
const REFUSAL = 500;
/** Refused calls that are held at once; beyond that they are answered at once. */
const MOST_HELD = 500;
/** How long a call waits for its turn at most, milliseconds: as long as the longest burst that one may send takes, and less than a browser's patience. */
const PATIENCE = 20_000;
/** Who is loud rests after each call for so many times as long as it took, at most so many milliseconds: two thirds of the time are the others'. */
const REST = 2;
const LONGEST_REST = 1_000;
/** Files that come in at once: each holds a file open and a connection for as long as its sender's line takes. */
const UPLOADS = { most: 12, each: 3, waiting: 200, waitingEach: 40, patience: 60_000 };

/** Not in line: health is asked by machines, and the stream of events stays open and has a limit of its own. */
const APART = /^\/v1\/(?:health\/|events\/stream$)/;

/** A call that has passed the gate: it knows how it is counted. */
type Counted = KnownRequest & { caller?: { key: string; loud: boolean } };

/**
 * The gate of the API, before a session is read or a body is parsed: refuses addresses that are too long and callers who call too often.
 * Goes without the database, so that a flood costs it nothing.
 */
export function gate(config: ApiConfig): RequestHandler {
  const callers = new Callers(sessionCookie(config), config.SESSION_SECRET);
  const rates = new Rates(rateOf(config.RATE_PER_MINUTE));
  let held = 0;
  return async (request: Counted, response, next) => {
    if (request.originalUrl.length > LONGEST_ADDRESS) throw new DomainError('address-too-long');
    if (request.path.startsWith('/v1/health/')) return next();
    const key = callers.of(request);
    const { wait, loud } = rates.take(key, performance.now());
    if (wait > 0) {
      if (held < MOST_HELD) {
        held += 1;
        await pause(REFUSAL);
        held -= 1;
      }
      throw new DomainError('too-many-requests', { retryAfter: Math.ceil(wait / 1_000) });
    }
    request.caller = { key, loud };
    response.once('close', () => callers.learn(request));
    next();
  };
}

/** Lets callers into the API by turns, after their body has arrived. */
export function turns(config: ApiConfig): RequestHandler {
  const { CALLS_AT_ONCE: most, CALLS_AT_ONCE_EACH: each } = config;
  const calls = new FairLine({ most, each, waiting: most * 20, waitingEach: 400, patience: PATIENCE });
  const uploads = new FairLine(UPLOADS);
  return async (request: Counted, response: Response, next: NextFunction) => {
    const { caller } = request;
    if (!caller || APART.test(request.path)) return next();
    const leave = takesFile(request) ? await uploads.enter(caller.key) : await calls.enter(caller.key, caller.loud);
    const begun = performance.now();
    if (response.closed) {
      leave(); // hung up while it waited
      return;
    }
    response.once('close', () => {
      if (caller.loud) setTimeout(leave, Math.min(LONGEST_REST, REST * (performance.now() - begun)));
      else leave();
    });
    next();
  };
}

/** Breaks off a body that comes drop by drop. Files take their time, and have the server's own limit. */
export function bodyInTime(answer: (error: unknown, request: Request, response: Response) => void, time = BODY_TIME): RequestHandler {
  return (request, response, next) => {
    if (!request.complete && !takesFile(request)) {
      const timer = setTimeout(() => {
        if (response.headersSent) return;
        response.once('finish', () => request.socket.destroy());
        response.setHeader('Connection', 'close');
        answer(new DomainError('too-slow'), request, response);
      }, time);
      for (const event of ['end', 'close'] as const) request.once(event, () => clearTimeout(timer));
    }
    next();
  };
}
