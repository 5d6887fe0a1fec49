import { Injectable } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { KnownRequest } from './permit.js';

/** Counts calls per caller, or per address where nobody has signed in. Stands after the guard that finds the caller. */
@Injectable()
export class RateGuard extends ThrottlerGuard {
  protected override getTracker(request: Record<string, unknown>): Promise<string> {
    const { principal, ip } = request as unknown as KnownRequest;
    return Promise.resolve(principal ? `${principal.kind}:${principal.id}` : `address:${ip ?? 'unknown'}`);
  }

  /** One count for all routes together. */
  protected override generateKey(_context: unknown, tracker: string): string {
    return tracker;
  }
}
