import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { EngineConnection } from '../contract/engine-connection.type.js';
import { activityOnBehalf } from './activity-on-behalf.js';
import { TASK_QUEUE } from '../contract/protocol.js';

/** Where and what a worker runs. */
export interface ProcessWorkerOptions extends EngineConnection {
  namespace: string;
  /** Path of the ready bundle, or its code. */
  bundle: NonNullable<WorkerOptions['workflowBundle']>;
  activities: object;
  /** Local activities at once, and other activities at once: together less than the connection pool, so that neither starves the other. */
  projections: number;
  activitiesAtOnce: number;
  /** Runs kept in memory. Never 0: the SDK breaks with local activities in update handlers. */
  cache: number;
}

/** A Temporal worker as a part of the server that hosts it: polls from `start` to `stop`. */
export class ProcessWorker {
  private constructor(
    private readonly worker: Worker,
    private readonly connection: NativeConnection,
    /** Resolves when polling has ended, rejects when it broke. */
    readonly ended: Promise<void>,
  ) {}

  static async start(options: ProcessWorkerOptions): Promise<ProcessWorker> {
    const { namespace, bundle, activities, projections, activitiesAtOnce, cache, ...server } = options;
    const connection = await NativeConnection.connect(server);
    const worker = await Worker.create({
      connection,
      namespace,
      taskQueue: TASK_QUEUE,
      workflowBundle: bundle,
      activities,
      interceptors: { activity: [activityOnBehalf] },
      maxCachedWorkflows: Math.max(1, cache),
      maxConcurrentLocalActivityExecutions: projections,
      maxConcurrentActivityTaskExecutions: activitiesAtOnce,
      stickyQueueScheduleToStartTimeout: '1s', // a killed worker costs 2 s, not 10
      shutdownGraceTime: '5s',
      shutdownForceTime: '10s', // one that broke ends, so that whoever started it starts it again, and never hangs with its cached runs
    });
    return new ProcessWorker(worker, connection, worker.run());
  }

  /** Whether it takes work now: not before its start, and not from the first word of its end on. */
  get polls(): boolean {
    return this.worker.getState() === 'RUNNING';
  }

  /** Lets what is under way end, and leaves. */
  async stop(): Promise<void> {
    if (this.worker.getState() === 'RUNNING') this.worker.shutdown();
    await this.ended;
    await this.connection.close();
  }
}
