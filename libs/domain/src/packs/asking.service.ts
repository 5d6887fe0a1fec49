import type { ActivityCall } from '#kit/contract/activity-call.js';
import { ASKING, type Asking } from './about-file.js';
import type { Packs } from './packs.service.js';

/** How an organisation asks its suppliers (WT-3.5). Called by activities, never by a story. */
export class AskingService {
  constructor(private readonly packs: Packs) {}

  /** As the pack in force says. */
  async of({ organisation }: Pick<ActivityCall, 'organisation'>): Promise<Asking> {
    return (await this.packs.of(organisation)).content.about.availability ?? ASKING;
  }
}
