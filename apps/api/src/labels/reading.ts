import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Packs } from '#domain/packs/packs.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import type { KnownRequest } from '../auth/permit.js';
import type { Texts } from '../texts/texts.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { Labels } from './labels.js';

/** Makes the labels of a call: the caller's language, and the pack of the organisation. */
export class Reading {
  constructor(
    private readonly texts: Texts,
    private readonly packs: Packs,
  ) {}

  async labels(caller: Pick<Principal, 'organisation'>, acceptLanguage: string | undefined): Promise<Labels> {
    return new Labels(this.texts, this.texts.languageOf(acceptLanguage), await this.packs.of(caller.organisation));
  }
}

/** The Idempotency-Key of a call, or null: 1 to 200 visible ASCII characters. */
export function keyOf({ headers }: Pick<KnownRequest, 'headers'>): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw new DomainError('invalid', {}, [{ path: 'Idempotency-Key', rule: 'format' }]);
  return key;
}

/** `keyOf`, as a parameter of a route. */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext): string | null =>
  keyOf(context.switchToHttp().getRequest<KnownRequest>()),
);

/** The languages that the caller asks for. (A parameter of its own: `@Headers` would be listed in the API's contract as required.) */
export const AcceptLanguage = createParamDecorator(
  (_data: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<KnownRequest>().headers['accept-language'],
);
