import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { KnownRequest } from '../auth/permit.js';
import { counted } from './address.rule.js';

/** References remembered at most; beyond that those go that were used longest ago. */
const MOST_KNOWN = 50_000;

/**
 * Tells who calls before anything is asked of the database: by a session's cookie that this product has signed, or by a token that has
 * been good before. Everybody else is counted by his address, so that guessing costs nobody else anything. Says nothing of what one may do.
 */
export class Callers {
  private readonly known = new Map<string, string>();

  constructor(
    private readonly cookie: string,
    private readonly secret: string,
    private readonly most = MOST_KNOWN,
  ) {}

  /** The caller's name in the counts. */
  of(request: Request): string {
    const reference = this.referenceOf(request);
    if (reference === undefined) return `address:${counted(request.ip)}`;
    const known = this.known.get(reference);
    if (known !== undefined) return known;
    // A signed cookie was once given to somebody; a token may be anything.
    return reference.startsWith('s') ? reference : `address:${counted(request.ip)}`;
  }

  /** Remembers whose a reference is, once the guard has found out: all sessions of one person are one caller. */
  learn(request: KnownRequest): void {
    const { principal } = request;
    const reference = principal && this.referenceOf(request);
    if (reference === undefined) return;
    this.known.delete(reference);
    this.known.set(reference, `${principal!.kind}:${principal!.id}`);
    if (this.known.size > this.most) this.known.delete(this.known.keys().next().value!);
  }

  private referenceOf({ headers }: Request): string | undefined {
    const bearer = /^Bearer ([\x21-\x7e]{1,200})$/.exec(headers.authorization ?? '')?.[1];
    if (bearer) return `t${digest(bearer)}`;
    const id = this.sessionOf(headers.cookie ?? '');
    return id === undefined ? undefined : `s${digest(id)}`;
  }

  /** The session's id, if the cookie's signature is ours. */
  private sessionOf(cookies: string): string | undefined {
    const value = cookies
      .split(';')
      .map((pair) => pair.trim())
      .find((pair) => pair.startsWith(`${this.cookie}=`))
      ?.slice(this.cookie.length + 1);
    const [, id, signature] = /^s(?:%3A|:)([\w-]{1,200})\.([\w%+/=-]{1,200})$/i.exec(value ?? '') ?? [];
    if (id === undefined || signature === undefined) return undefined;
    const wanted = Buffer.from(createHmac('sha256', this.secret).update(id).digest('base64').replace(/=+$/, ''));
    const given = Buffer.from(decoded(signature));
    return given.length === wanted.length && timingSafeEqual(given, wanted) ? id : undefined;
  }
}

/** No reference is kept as it came. */
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return ''; // what cannot be decoded is no signature
  }
}
