import { resolve } from 'node:path';
import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { temporalClient } from '#kit/api/temporal-client.js';
import type { ProcessDefinition } from '#kit/contract/define-process.js';
import { CONTRACTS } from '#processes/index/contracts.js';
import { createServices } from '#domain/create-services.js';
import { Database } from '#domain/database/database.js';
import { MessageService } from '#domain/messages/message.service.js';
import { RequestService } from '#domain/requests/request.service.js';
import { refuseBadPacks } from '#domain/packs/check-pack.js';
import { contractFiles } from '#domain/packs/contract-files.js';
import { tellingBy } from '#domain/notices/telling.rule.js';
import { Packs } from '#domain/packs/packs.service.js';
import { readProcessTexts } from '#domain/packs/process-texts.js';
import { ChangeListener } from '#domain/tasks/change-listener.js';
import { CommandRepository } from '#domain/tasks/command.repository.js';
import { InstanceRepository } from '#domain/tasks/instance.repository.js';
import { ProjectionRepository } from '#domain/tasks/projection.repository.js';
import { SystemClock } from '#domain/time/clock.js';
import { logOptions } from '#domain/telemetry/log-options.js';
import { projectFolder } from '#domain/config/project-folder.js';
import { temporalConnection } from '#domain/config/temporal-config.js';
import type { WorkerConfig } from './config/config.js';
import { NoticeRounds } from './notice-rounds.js';
import { OperatorsPort } from './operators/operators-port.js';
import { WorkerHealth } from './operators/worker-health.js';
import { Reconciler } from './reconciler.js';
import { watchWorker } from './operators/worker-metrics.js';
import { Relay } from './relay.js';
import { Sealer } from './sealer.js';
import { Stories } from './stories.js';
import { Sweeper } from './sweeper.js';
import { UnclaimedMessages } from './unclaimed.js';
import { FileStore } from '#domain/files/file-store.js';
import { Tidy } from './tidy.js';

/** Opens what all parts share, and closes it after they have ended. */
class Connections implements OnApplicationShutdown {
  constructor(
    readonly database: Database,
    readonly changes: ChangeListener,
  ) {}

  static async open(config: WorkerConfig): Promise<Connections> {
    const database = new Database({ app: config.DATABASE_URL, system: config.DATABASE_SYSTEM_URL }, { app: config.WORKER_POOL, system: 4 }, 'worker');
    await database.open();
    const changes = new ChangeListener(config.DATABASE_SYSTEM_URL, (error) => process.stderr.write(`The listener lost its connection: ${error.message}\n`));
    await changes.open();
    return new Connections(database, changes);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.changes.close();
    await this.database.close();
  }
}

@Module({})
export class WorkerModule {
  /** The worker with this config; `broken` hears when polling ends by itself, `sdkMetrics` is the port on which the SDK tells what it measures. */
  static with(config: WorkerConfig, { broken, sdkMetrics }: { broken: (error: Error) => void; sdkMetrics: number | undefined }): DynamicModule {
    const client = temporalClient(temporalConnection(config), config.TEMPORAL_NAMESPACE);
    const packsOf = (database: Database) => new Packs(database, resolve(projectFolder(), config.REGLAMENT_PACKS), config.REGLAMENT_TRAINING_SPEED);
    const stories = ({ database }: Connections) => {
      const packs = packsOf(database);
      const processes = CONTRACTS as readonly ProcessDefinition[];
      refuseBadPacks(
        packs.all().map(({ source }) => source),
        { processes, texts: readProcessTexts(processes.map(({ name }) => name)), contracts: contractFiles() },
      );
      const readModel = new ProjectionRepository(database, packs, tellingBy(processes));
      const options = {
        ...temporalConnection(config),
        namespace: config.TEMPORAL_NAMESPACE,
        bundle: { codePath: resolve(projectFolder(), config.REGLAMENT_BUNDLE ?? 'dist/workflows/bundle.js') },
        projections: Math.ceil(config.WORKER_POOL / 2),
        activitiesAtOnce: Math.max(1, Math.floor(config.WORKER_POOL / 2) - 2),
        cache: config.WORKER_CACHE,
      };
      return new Stories(options, readModel, createServices(database, packs, config.publicUrl), broken);
    };
    const unclaimed = ({ database }: Connections) => {
      const clock = new SystemClock();
      const declared = (CONTRACTS as readonly ProcessDefinition[]).flatMap(({ messages = [] }) => messages);
      return new UnclaimedMessages(new MessageService(database, clock), new RequestService(database, clock, packsOf(database)), clock, declared);
    };
    return {
      module: WorkerModule,
      imports: [LoggerModule.forRoot({ pinoHttp: logOptions('worker', config.LOG_LEVEL) })],
      providers: [
        { provide: Connections, useFactory: () => Connections.open(config) },
        { provide: Stories, useFactory: stories, inject: [Connections] },
        {
          provide: Relay,
          useFactory: ({ database, changes }: Connections) => new Relay(client, new InstanceRepository(database), changes, config.STARTS_PER_SECOND),
          inject: [Connections],
        },
        {
          provide: Sweeper,
          useFactory: ({ database, changes }: Connections) => new Sweeper(client, new CommandRepository(database), database, new SystemClock(), changes),
          inject: [Connections],
        },
        {
          provide: Reconciler,
          useFactory: ({ database }: Connections) => new Reconciler(client, database, new SystemClock()),
          inject: [Connections],
        },
        {
          provide: WorkerHealth,
          useFactory: ({ database }: Connections, told: Stories) => new WorkerHealth(database, client, told, config.DRAIN_SECONDS),
          inject: [Connections, Stories],
        },
        {
          provide: OperatorsPort,
          useFactory: (health: WorkerHealth, { database }: Connections, told: Stories) => {
            watchWorker(database, told);
            const door = { token: config.METRICS_TOKEN, behindProxy: false };
            return new OperatorsPort({ host: config.METRICS_HOST, port: config.METRICS_PORT, door, sdkMetrics }, health);
          },
          inject: [WorkerHealth, Connections, Stories],
        },
        { provide: Sealer, useFactory: ({ database }: Connections) => new Sealer(database, new SystemClock()), inject: [Connections] },
        { provide: NoticeRounds, useFactory: ({ database }: Connections) => new NoticeRounds(database, new SystemClock()), inject: [Connections] },
        { provide: UnclaimedMessages, useFactory: unclaimed, inject: [Connections] },
        {
          provide: Tidy,
          useFactory: ({ database }: Connections) => new Tidy(database, new FileStore(resolve(projectFolder(), config.REGLAMENT_FILES)), new SystemClock()),
          inject: [Connections],
        },
      ],
    };
  }
}
