import { resolve } from 'node:path';
import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule, Reflector } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { Client } from '@temporalio/client';
import { LoggerModule } from 'nestjs-pino';
import { temporalClient } from '#kit/api/temporal-client.js';
import { projectFolder } from '#domain/config/project-folder.js';
import { Database } from '#domain/database/database.js';
import { Packs } from '#domain/packs/packs.service.js';
import { RequestService } from '#domain/requests/request.service.js';
import { ChangeListener } from '#domain/tasks/change-listener.js';
import { CommandRepository } from '#domain/tasks/command.repository.js';
import { Clock, SystemClock } from '#domain/time/clock.js';
import { AuthController } from './auth/auth.controller.js';
import { AuthGuard } from './auth/auth.guard.js';
import { DeclaredPermissions } from './auth/declared-permissions.js';
import { LoginLimit, StrangerLimit } from './auth/minute-limit.js';
import { PeopleRepository } from './auth/people.repository.js';
import { RateGuard } from './auth/rate.guard.js';
import { CasesController } from './cases/cases.controller.js';
import { CommandsController } from './commands/commands.controller.js';
import { ApiConfig } from './config/config.js';
import { HealthController } from './health/health.controller.js';
import { Reading } from './labels/reading.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { RequestsController } from './requests/requests.controller.js';
import { StreamController } from './stream/stream.controller.js';
import { Answers } from './tasks/answers.js';
import { CompletionService } from './tasks/completion.service.js';
import { Contracts } from './tasks/contracts.js';
import { Engine } from './tasks/engine.js';
import { TasksController } from './tasks/tasks.controller.js';
import { Texts } from './texts/texts.js';

/** What the whole API shares, opened before anything uses it and closed after the last answer. */
@Module({})
class ConnectionsModule implements OnApplicationShutdown {
  constructor(
    private readonly database: Database,
    private readonly changes: ChangeListener,
    private readonly client: Client,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.changes.close();
    await this.client.connection.close();
    await this.database.close();
  }

  static with(config: ApiConfig, clock: Clock): DynamicModule {
    const database = async () => {
      const opened = new Database({ app: config.DATABASE_URL, system: config.DATABASE_SYSTEM_URL }, { app: config.API_POOL, system: 8 }, 'api');
      await opened.open();
      return opened;
    };
    const changes = async () => {
      const listener = new ChangeListener(config.DATABASE_SYSTEM_URL, (error) => process.stderr.write(`The listener lost its connection: ${error.message}\n`));
      await listener.open();
      return listener;
    };
    const providers = [
      { provide: ApiConfig, useValue: config },
      { provide: Clock, useValue: clock },
      { provide: Database, useFactory: database },
      { provide: ChangeListener, useFactory: changes },
      { provide: Client, useFactory: () => temporalClient(config.TEMPORAL_ADDRESS, config.TEMPORAL_NAMESPACE) },
      { provide: Packs, useFactory: (db: Database) => new Packs(db, resolve(projectFolder(), config.REGLAMENT_PACKS), 1), inject: [Database] },
      Texts,
    ];
    return { module: ConnectionsModule, global: true, providers, exports: providers.map((provider) => ('provide' in provider ? provider.provide : provider)) };
  }
}

@Module({})
export class AppModule {
  /** The API with this config. Tests give a clock of their own. */
  static with(config: ApiConfig, clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConnectionsModule.with(config, clock),
        DiscoveryModule,
        LoggerModule.forRoot({
          pinoHttp: {
            level: config.LOG_LEVEL,
            redact: ['req.headers.cookie', 'req.headers.authorization', 'req.headers["x-csrf-token"]', 'res.headers["set-cookie"]'],
            autoLogging: false,
          },
        }),
        ThrottlerModule.forRoot([{ ttl: 60_000, limit: config.RATE_PER_MINUTE }]),
      ],
      controllers: [AuthController, RequestsController, TasksController, CommandsController, CasesController, StreamController, HealthController],
      providers: [
        { provide: PeopleRepository, useFactory: (database: Database) => new PeopleRepository(database), inject: [Database] },
        { provide: LoginLimit, useFactory: (c: Clock) => new LoginLimit(c, config.LOGINS_PER_MINUTE), inject: [Clock] },
        { provide: StrangerLimit, useFactory: (c: Clock) => new StrangerLimit(c, config.RATE_PER_MINUTE), inject: [Clock] },
        {
          provide: RequestService,
          useFactory: (database: Database, c: Clock, packs: Packs) => new RequestService(database, c, packs),
          inject: [Database, Clock, Packs],
        },
        { provide: CommandRepository, useFactory: (database: Database) => new CommandRepository(database), inject: [Database] },
        { provide: Contracts, useFactory: (packs: Packs) => new Contracts(packs.all()), inject: [Packs] },
        { provide: Engine, useFactory: (client: Client) => new Engine(client), inject: [Client] },
        { provide: Reading, useFactory: (texts: Texts, packs: Packs) => new Reading(texts, packs), inject: [Texts, Packs] },
        {
          provide: Answers,
          useFactory: (...[database, commands, contracts, changes, c]: ConstructorParameters<typeof Answers>) =>
            new Answers(database, commands, contracts, changes, c),
          inject: [Database, CommandRepository, Contracts, ChangeListener, Clock],
        },
        {
          provide: CompletionService,
          useFactory: (...parts: ConstructorParameters<typeof CompletionService>) => new CompletionService(...parts),
          inject: [Database, CommandRepository, Contracts, Engine, Answers, Clock],
        },
        DeclaredPermissions,
        { provide: APP_FILTER, useFactory: (texts: Texts) => new ProblemFilter(texts), inject: [Texts] },
        {
          provide: APP_GUARD,
          useFactory: (...parts: ConstructorParameters<typeof AuthGuard>) => new AuthGuard(...parts),
          inject: [Reflector, PeopleRepository, Clock, StrangerLimit, ApiConfig],
        },
        { provide: APP_GUARD, useClass: RateGuard },
      ],
    };
  }
}
