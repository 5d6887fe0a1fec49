import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Permission } from '#domain/people/permission.rule.js';
import type { Principal } from '#domain/people/principal.rule.js';

export const PERMISSION = 'reglament:permission';

/** Declares who may call a route. A route without a declaration stops the start. */
export const Permit = (permission: Permission) => SetMetadata(PERMISSION, permission);

/** Declares that anybody may call a route, signed in or not. */
export const Public = () => SetMetadata(PERMISSION, 'public');

/** A request after the guard: it knows its caller. */
export type KnownRequest = Request & { principal?: Principal };

/** The caller, as a parameter of a route. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<KnownRequest>();
  if (!principal) throw new Error('A route without a caller asks for one.');
  return principal;
});
