import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { Request } from 'express';
import { DomainError } from '#domain/errors/domain-error.js';
import { keyOf } from '../labels/reading.js';

/** Refuses on every route what only those would look at that read it: a key that is none, and fields of a body where none is asked for. */
@Injectable()
export class WellFormedGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    keyOf(request);
    const body: unknown = request.body;
    if (typeof body !== 'object' || body === null || readsBody(context)) return true;
    const fields = Object.keys(body).map((path) => ({ path, rule: 'unknown' }));
    if (fields.length > 0) throw new DomainError('invalid', {}, fields);
    return true;
  }
}

function readsBody(context: ExecutionContext): boolean {
  const args = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) as object | undefined;
  return Object.keys(args ?? {}).some((name) => name.startsWith(`${RouteParamtypes.BODY}:`));
}
