import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PERMISSION } from './permit.js';

/** A route of the API, for the tests that go through all of them. */
export interface RouteRecord {
  method: string;
  path: string;
  permission: string;
}

/** Stops the start where a route does not say who may call it. */
@Injectable()
export class DeclaredPermissions implements OnModuleInit {
  readonly routes: RouteRecord[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getControllers()) {
      if (!instance || !metatype) continue;
      const base = this.reflector.get<string | undefined>('path', metatype) ?? '';
      for (const name of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object))
        this.look({ metatype: metatype as { name: string }, base, name, handler: (instance as Record<string, () => unknown>)[name]! });
    }
  }

  private look({ metatype, base, name, handler }: { metatype: { name: string }; base: string; name: string; handler: () => unknown }): void {
    const method = this.reflector.get<RequestMethod | undefined>('method', handler);
    if (method === undefined) return;
    const permission = this.reflector.getAllAndOverride<string | undefined>(PERMISSION, [handler, metatype as unknown as () => unknown]);
    const path = `/${[base, this.reflector.get<string>('path', handler)]
      .map((part) => part.replaceAll(/^\/|\/$/g, ''))
      .filter(Boolean)
      .join('/')}`;
    if (!permission) throw new Error(`${RequestMethod[method]} ${path} (${metatype.name}.${name}) does not say who may call it: add @Permit(…) or @Public().`);
    this.routes.push({ method: RequestMethod[method], path, permission });
  }
}
