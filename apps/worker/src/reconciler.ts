import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Client } from '@temporalio/client';
import { FewAtOnce } from '#kit/api/few-at-once.js';
import { reachable } from '#kit/api/temporal-client.js';
import { workflowIdOf } from '#kit/contract/place.js';
import type { Database } from '#domain/database/database.js';
import { openIncident, resolveIncident } from '#domain/incidents/incident.repository.js';
import {
  brokenRows,
  instanceFacts,
  nextRunning,
  openIncidents,
  unheld,
  type BrokenRows,
  type InstanceFacts,
  type OpenIncident,
} from '#domain/incidents/reconcile.repository.js';
import { leaveLease, takeLease } from '#domain/leases/lease.repository.js';
import type { Clock } from '#domain/time/clock.js';
import { findingsOf, stillThere, type Finding } from './findings.js';
import { brokenBy, DEADLINE, lookAtRun } from './look-at-run.js';
import { Round } from './round.js';

/** How much a round looks at, and how long it waits before it speaks. */
export const RECONCILING = {
  /** Between two rounds, so also between the two looks that make an incident. Milliseconds. */
  every: 60_000,
  /** Running instances that a round compares with Temporal: 5,000 waiting ones come round in 84 minutes. One that is in no worker's memory costs a replay. */
  sample: 60,
  /** Instances that nobody seems to hold, looked at in one round. */
  suspects: 200,
  /** Nothing was told of a suspect for so long. Milliseconds. */
  quiet: 60_000,
  /** Two in so many rounds look through all open waits and tasks for rows that contradict each other. */
  scan: 10,
  activityAttempts: 10,
  storyAttempts: 5,
  /** Questions to Temporal at once. */
  atOnce: 4,
};

/** Incidents and contradictions looked at in one round. */
const MOST = 200;
const LEASE = { name: 'reconciler', seconds: 150 };

/**
 * Compares what the rows say with what Temporal says, and tells a person of what it sees in two rounds: for a moment PostgreSQL is ahead
 * in every click. What is over is closed again. Any number may run; one at a time works, by a lease.
 */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Reconciler.name);
  private readonly holder = randomUUID();
  private readonly rounds: Round;
  private readonly few: FewAtOnce;
  private round = 0;
  private suspectsAfter: string | null = null;
  private sampleAfter: string | null = null;
  /** What the last round saw, by instance. */
  private seen = new Map<string, Finding[]>();
  private broken = new Map<string, BrokenRows>();

  constructor(
    private readonly client: Client,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly limits: typeof RECONCILING = RECONCILING,
  ) {
    this.rounds = new Round('reconciler', () => this.look().then(() => false), limits.every);
    this.few = new FewAtOnce(limits.atOnce);
  }

  onApplicationBootstrap(): void {
    this.rounds.begin();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.end();
    await leaveLease(this.database, { ...LEASE, holder: this.holder }).catch((error: Error) => this.log.warn(`The lease will run out: ${error.message}`));
  }

  /** One round. Says whether it was this worker's. */
  async look(): Promise<boolean> {
    if (!(await takeLease(this.database, { ...LEASE, holder: this.holder }))) {
      this.seen.clear();
      this.broken.clear();
      return false;
    }
    const incidents = await this.database.asSystem((tx) => openIncidents(tx, MOST));
    if (await reachable(this.client, DEADLINE)) await this.lookAtInstances(incidents.filter(({ rows }) => !rows));
    if (this.round % this.limits.scan < 2) await this.lookAtRows(incidents.filter(({ rows }) => rows));
    this.round += 1;
    return true;
  }

  private async lookAtInstances(incidents: readonly OpenIncident[]): Promise<void> {
    const ids = [...new Set([...(await this.toLookAt()), ...this.seen.keys(), ...incidents.map(({ instance }) => instance)])];
    const facts = await this.database.asSystem((tx) => instanceFacts(tx, ids));
    const seen = new Map<string, Finding[]>();
    await Promise.all(
      facts.map(async (one) => {
        const findings = await this.few.run('', () => this.findings(one));
        if (findings === undefined) return;
        seen.set(one.id, findings);
        await this.tell(one, findings);
        const over = incidents.filter(({ instance, kind }) => instance === one.id && !findings.some((finding) => finding.kind === kind));
        for (const incident of over) await this.resolve(incident);
      }),
    );
    this.seen = new Map([...seen].filter(([, findings]) => findings.length > 0));
  }

  /** What by the rows alone looks forsaken, and the next part of all that run. */
  private async toLookAt(): Promise<string[]> {
    const { suspects, sample, quiet } = this.limits;
    const before = new Date(this.clock.now().getTime() - quiet);
    return this.database.asSystem(async (tx) => {
      const forsaken = await unheld(tx, { after: this.suspectsAfter, most: suspects, before });
      const running = await nextRunning(tx, { after: this.sampleAfter, most: sample });
      this.suspectsAfter = forsaken.length < suspects ? null : forsaken.at(-1)!;
      this.sampleAfter = running.length < sample ? null : running.at(-1)!;
      return [...forsaken, ...running];
    });
  }

  private async findings(facts: InstanceFacts): Promise<Finding[] | undefined> {
    const look = facts.status === 'running' ? await lookAtRun(this.client, workflowIdOf(facts.process, facts.id), { withWaits: true }) : undefined;
    return findingsOf(facts, look, this.limits);
  }

  /** Opens an incident for each finding that the last round had, too. */
  private async tell({ id, organisation, process }: InstanceFacts, findings: readonly Finding[]): Promise<void> {
    const before = this.seen.get(id) ?? [];
    for (const finding of findings) {
      const still = before.map((one) => (one.kind === finding.kind ? stillThere(finding, one) : undefined)).find((one) => one !== undefined);
      if (!still) continue;
      const { namespace } = this.client.options;
      const failure = still.kind === 'story-broken' ? { failure: await brokenBy(this.client, { namespace, workflowId: workflowIdOf(process, id) }) } : {};
      const incident = { organisation, instance: id, kind: still.kind, since: this.clock.now(), tried: { ...still.tried, ...failure } };
      await this.database.inOrganisation(organisation, (tx) => openIncident(tx, incident));
    }
  }

  /** Open waits of instances that have ended, open tasks whose wait is closed: no workflow has to be asked. */
  private async lookAtRows(incidents: readonly OpenIncident[]): Promise<void> {
    const found = new Map((await this.database.asSystem((tx) => brokenRows(tx, MOST))).map((one) => [one.instance, one]));
    for (const { instance, organisation, waits, tasks } of found.values()) {
      const before = this.broken.get(instance);
      const both = (now: string[], then: string[] = []) => now.filter((id) => then.includes(id));
      const still = { waits: both(waits, before?.waits), tasks: both(tasks, before?.tasks) };
      if (still.waits.length + still.tasks.length === 0) continue;
      const incident = { organisation, instance, kind: 'drifted' as const, about: ' rows', since: this.clock.now(), tried: still };
      await this.database.inOrganisation(organisation, (tx) => openIncident(tx, incident));
    }
    if (found.size < MOST) for (const incident of incidents) if (!found.has(incident.instance)) await this.resolve(incident);
    this.broken = found;
  }

  private resolve({ id, organisation }: OpenIncident): Promise<void> {
    return this.database.inOrganisation(organisation, (tx) => resolveIncident(tx, { id, organisation, at: this.clock.now() }));
  }
}
