import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Client } from '@temporalio/client';
import { weakened } from '#weakened';
import { whileAskedBy } from '#kit/asked/asked-by.js';
import { deliver } from '#kit/api/deliver.js';
import { parcelOf, type CommandRepository, type Delivery } from '#domain/tasks/command.repository.js';
import type { Database } from '#domain/database/database.js';
import type { ChangeListener } from '#domain/tasks/change-listener.js';
import type { Clock } from '#domain/time/clock.js';
import { Round } from './round.js';

const LOOK = 1_000;
/** Commands taken in one round. */
const MOST = 20;
/** A wait that the story does not come to within this time is an incident. Milliseconds. */
const STUCK_AFTER = 10 * 60_000;
/** The namespace forgets closed runs after 30 days: from then on NotFound proves nothing. Milliseconds. */
const RETENTION = 30 * 24 * 3_600_000;

/** Delivers again what was accepted but not acknowledged: the API died, or Temporal was away. Any number may run; leases keep them apart. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Sweeper.name);
  private readonly round = new Round('sweeper', () => this.sweep(), LOOK);
  private unhear: (() => void) | undefined;

  constructor(
    private readonly client: Client,
    private readonly commands: CommandRepository,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: ChangeListener,
  ) {}

  onApplicationBootstrap(): void {
    this.unhear = this.changes.on((change) => change.commands && this.round.soon());
    this.round.begin();
  }

  async onApplicationShutdown(): Promise<void> {
    this.unhear?.();
    await this.round.end();
  }

  private async sweep(): Promise<boolean> {
    if (weakened('sweeper')) return false;
    const due = await this.commands.lease(MOST);
    await Promise.all(
      due.map((delivery) =>
        whileAskedBy(delivery.request, () =>
          this.deliverOne(delivery).catch((error: Error) => this.log.warn(`Command ${delivery.id} will be tried again: ${error.message}`)),
        ),
      ),
    );
    return due.length === MOST;
  }

  private async deliverOne(delivery: Delivery): Promise<void> {
    // An instance without a run is not called: its workflow's id may not exist yet, and NotFound would look like a refusal.
    if (delivery.started === null) return this.commands.putOff(delivery);
    const parcel = parcelOf(delivery);
    if (delivery.wait === null) await this.commands.atRun(delivery, parcel.run); // one given before its instance had a run
    const verdict = await deliver(this.client, parcel);
    const now = this.clock.now();
    if (verdict.is === 'applied') {
      await this.database.inOrganisation(delivery.organisation, (tx) => this.commands.applied(tx, delivery.id, verdict.next));
    } else if (verdict.is === 'moved') {
      await this.commands.moved(delivery, parcel.run, verdict.run);
      this.round.soon();
    } else if (verdict.is === 'refused' && now.getTime() - parcel.at <= RETENTION) {
      await this.commands.refuse(delivery, verdict, now);
    } else {
      await this.again(delivery, verdict.is === 'again' ? verdict.why : 'forgotten', now);
    }
  }

  private async again(delivery: Delivery, why: string, now: Date): Promise<void> {
    if (why === 'ended-by-force') await this.commands.incident(delivery, 'run-ended-by-force', { tried: { attempts: delivery.attempts }, since: now });
    else if (now.getTime() - delivery.decidedAt > STUCK_AFTER)
      await this.commands.incident(delivery, 'command-stuck', { tried: { attempts: delivery.attempts, why }, since: now });
    await this.commands.putOff(delivery);
  }
}
