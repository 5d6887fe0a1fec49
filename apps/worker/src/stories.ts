import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { projectionActivities } from '#kit/worker/projection-activities.js';
import { ProcessWorker, type ProcessWorkerOptions } from '#kit/worker/process-worker.js';
import { processActivities } from '#processes/index/activities.js';
import type { ProjectionRepository } from '#domain/tasks/projection.repository.js';
import type { Services } from '#domain/services.js';

/** Hosts the stories and their activities in this server. */
@Injectable()
export class Stories implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Stories.name);
  private worker: ProcessWorker | undefined;

  constructor(
    private readonly options: Omit<ProcessWorkerOptions, 'activities'>,
    private readonly readModel: ProjectionRepository,
    private readonly services: Services,
    private readonly broken: (error: Error) => void,
  ) {}

  /** Takes stories and activities now. */
  get polls(): boolean {
    return this.worker?.polls ?? false;
  }

  async onApplicationBootstrap(): Promise<void> {
    const activities = { ...projectionActivities(this.readModel), ...processActivities(this.services) };
    this.worker = await ProcessWorker.start({ ...this.options, activities });
    this.worker.ended.catch(this.broken);
    this.log.log('Polling for stories.');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.worker?.stop();
  }
}
