import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { whileAskedBy } from '#kit/asked/asked-by.js';
import { workflowIdOf } from '#kit/contract/place.js';
import { TASK_QUEUE, WORKFLOW_TASK_TIMEOUT, type Start } from '#kit/contract/protocol.js';
import type { ChangeListener } from '#domain/tasks/change-listener.js';
import type { InstanceRepository, Unstarted } from '#domain/tasks/instance.repository.js';
import { Round } from './round.js';

/** Milliseconds between two looks when nothing is told: what was missed while a connection was away is found then. */
const LOOK = 1_000;
/** Milliseconds before one that could not be started is tried again. */
const AGAIN = 2_000;

/** Starts what has been committed as a root but has no run yet. Any number of relays may do it: the workflow's id is its row's. */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Relay.name);
  private readonly round = new Round('relay', () => this.startSome(), LOOK);
  private unhear: (() => void) | undefined;
  private readonly failing = new Map<string, number>();

  constructor(
    private readonly client: Client,
    private readonly instances: InstanceRepository,
    private readonly changes: ChangeListener,
    private readonly perSecond: number,
  ) {}

  onApplicationBootstrap(): void {
    this.unhear = this.changes.on((change) => change.starts && this.round.soon());
    this.round.begin();
  }

  async onApplicationShutdown(): Promise<void> {
    this.unhear?.();
    await this.round.end();
  }

  /** Returns whether there is more to do at once. */
  private async startSome(): Promise<boolean> {
    const most = Math.max(1, Math.ceil(this.perSecond / 4));
    const begun = performance.now();
    const waiting = await this.instances.unstarted(most, this.putOff());
    for (const instance of waiting) {
      try {
        await whileAskedBy(instance.request, async () => this.instances.started(instance.id, await this.start(instance)));
      } catch (error) {
        // One that cannot be started must not stand before all that come after it.
        this.failing.set(instance.id, performance.now() + AGAIN);
        this.log.warn(`${instance.process} ${instance.id} could not be started, it will be tried again: ${(error as Error).message}`);
      }
    }
    await this.round.pause((waiting.length / this.perSecond) * 1_000 - (performance.now() - begun));
    return waiting.length === most;
  }

  /** Those that failed a moment ago. */
  private putOff(): string[] {
    for (const [id, until] of this.failing) if (until < performance.now()) this.failing.delete(id);
    return [...this.failing.keys()];
  }

  private async start({ id, organisation, caseId, process, input, createdAt }: Unstarted): Promise<string> {
    const workflowId = workflowIdOf(process, id);
    const start: Start = { organisation, caseId, parent: null, at: createdAt.getTime(), input };
    try {
      const handle = await this.client.withDeadline(Date.now() + 5_000, () =>
        this.client.workflow.start(process, {
          workflowId,
          taskQueue: TASK_QUEUE,
          args: [start],
          workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
        }),
      );
      return handle.firstExecutionRunId;
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      // Started before, and ended since: its first run is what the row lacks.
      return (await this.client.workflow.getHandle(workflowId).describe()).runId;
    }
  }
}
