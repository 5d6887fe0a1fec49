import { timingSafeEqual } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '#domain/errors/domain-error.js';
import type { Permission } from '#domain/people/permission.rule.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { stillGood } from '#domain/people/session.rule.js';
import type { Clock } from '#domain/time/clock.js';
import type { ApiConfig } from '../config/config.js';
import { StrangerLimit } from './minute-limit.js';
import { PeopleRepository, principalOf } from './people.repository.js';
import { PERMISSION, type KnownRequest } from './permit.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/** Finds out who calls, and whether they may: deny by default. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
    private readonly strangers: StrangerLimit,
    private readonly config: ApiConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const permission = this.reflector.getAllAndOverride<Permission | 'public' | undefined>(PERMISSION, [context.getHandler(), context.getClass()]);
    if (!SAFE.has(request.method)) this.refuseForeignOrigin(request);
    if (permission === 'public') return true;
    const principal = await this.identify(request);
    if (!principal) {
      this.strangers.take(request.ip ?? 'unknown');
      throw new DomainError('not-signed-in');
    }
    request.principal = principal;
    if (!permission || !principal.permissions.includes(permission)) throw new DomainError('forbidden');
    return true;
  }

  /**
   * An unsafe call from a page of somebody else is refused even before the token is looked at; programs send no Origin. Behind a proxy the
   * page's origin is the public one; without one it is the address that was called, and that must be this machine's own, or a foreign name
   * that was made to point here would do.
   */
  private refuseForeignOrigin({ headers }: KnownRequest): void {
    const { origin, host = '' } = headers;
    if (headers['sec-fetch-site'] === 'cross-site') throw new DomainError('csrf');
    if (origin === undefined) return;
    const page = URL.canParse(origin) ? new URL(origin) : undefined;
    const { PUBLIC_URL: publicUrl, HOST: listens } = this.config;
    const own = publicUrl ? page?.origin === new URL(publicUrl).origin : page?.host === host && [...LOOPBACK, listens].includes(page.hostname);
    if (!own) throw new DomainError('csrf');
  }

  private async identify(request: KnownRequest): Promise<Principal | undefined> {
    const bearer = /^Bearer ([\x21-\x7e]{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer) return this.people.byToken(bearer);
    const { session } = request;
    if (!session?.person || !stillGood(session, this.clock.now().getTime())) return undefined;
    const person = session.owner?.person;
    if (!person) return undefined;
    if (!SAFE.has(request.method) && !sameText(request.headers['x-csrf-token'], session.csrf)) throw new DomainError('csrf');
    return principalOf(person);
  }
}

function sameText(given: string | string[] | undefined, wanted: string | undefined): boolean {
  if (typeof given !== 'string' || !wanted) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
