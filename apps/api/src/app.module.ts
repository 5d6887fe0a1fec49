import { resolve } from 'node:path';
import { Module, type Abstract, type DynamicModule, type FactoryProvider, type OnApplicationShutdown, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule, Reflector } from '@nestjs/core';
import { MulterModule } from '@nestjs/platform-express';
import { ThrottlerModule } from '@nestjs/throttler';
import { Client } from '@temporalio/client';
import { LoggerModule } from 'nestjs-pino';
import { temporalClient } from '#kit/api/temporal-client.js';
import { projectFolder } from '#domain/config/project-folder.js';
import { temporalConnection } from '#domain/config/temporal-config.js';
import { Database } from '#domain/database/database.js';
import { ClientService } from '#domain/clients/client.service.js';
import { ContactService } from '#domain/clients/contact.service.js';
import { PartingService } from '#domain/clients/parting.service.js';
import { MergeService } from '#domain/clients/merge.service.js';
import { NoteService } from '#domain/cases/note.service.js';
import { StartService } from '#domain/cases/start.service.js';
import { SteeringService } from '#domain/cases/steering.service.js';
import { FileStore } from '#domain/files/file-store.js';
import { IncidentsService } from '#domain/incidents/incidents.service.js';
import { MessageService } from '#domain/messages/message.service.js';
import { Packs } from '#domain/packs/packs.service.js';
import { SettingsService } from '#domain/packs/settings.service.js';
import { RequestService } from '#domain/requests/request.service.js';
import { ChangeListener } from '#domain/tasks/change-listener.js';
import { logOptions } from '#domain/telemetry/log-options.js';
import { Clock, SystemClock } from '#domain/time/clock.js';
import { ViewService } from '#domain/views/view.service.js';
import { ACCOUNT_CONTROLLERS, ACCOUNT_PROVIDERS } from './auth/account-providers.js';
import { AuthGuard } from './auth/auth.guard.js';
import { DeclaredPermissions } from './auth/declared-permissions.js';
import { StrangerLimit } from './auth/minute-limit.js';
import { PeopleRepository } from './auth/people.repository.js';
import { RateGuard } from './auth/rate.guard.js';
import { TimelineController } from './cases/timeline.controller.js';
import { WhysController } from './cases/whys.controller.js';
import { CasesController } from './cases/cases.controller.js';
import { SteeringController } from './cases/steering.controller.js';
import { ClientPeopleController } from './clients/client-people.controller.js';
import { ClientsController } from './clients/clients.controller.js';
import { CommandsController } from './commands/commands.controller.js';
import { ApiConfig } from './config/config.js';
import { FindController } from './find/find.controller.js';
import { FilesController } from './files/files.controller.js';
import { FilesService } from './files/files.service.js';
import { receiving } from './files/receive.js';
import { Draining } from './health/draining.js';
import { HealthController } from './health/health.controller.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import { Reading } from './labels/reading.js';
import { LettersController } from './letters/letters.controller.js';
import { LibraryController } from './library/library.controller.js';
import { NoticeService } from '#domain/notices/notice.service.js';
import { NoticesController } from './notices/notices.controller.js';
import { LookersController } from './looking/lookers.controller.js';
import { MessagesController } from './messages/messages.controller.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { ProcessesController } from './processes/processes.controller.js';
import { PromisesController } from './promises/promises.controller.js';
import { RequestsController } from './requests/requests.controller.js';
import { SettingsController } from './settings/settings.controller.js';
import { StreamController } from './stream/stream.controller.js';
import { HistoryController } from './tasks/history.controller.js';
import { HoldingController } from './tasks/holding.controller.js';
import { AbsenceService } from '#domain/assignment/absence.service.js';
import { DutyService } from '#domain/assignment/duty.service.js';
import { StaffService } from '#domain/assignment/staff.service.js';
import { HandOverService } from '#domain/assignment/hand-over.service.js';
import { ManagersController } from './people/managers.controller.js';
import { OwnManagerController } from './people/own-manager.controller.js';
import { PeopleController } from './people/people.controller.js';
import { RosterController } from './people/roster.controller.js';
import { NotesController } from './tasks/notes.controller.js';
import { BulkController } from './tasks/bulk.controller.js';
import { TaskListController } from './tasks/task-list.controller.js';
import { TASK_PROVIDERS } from './tasks/task-providers.js';
import { TaskCalls } from './tasks/task-calls.js';
import { TasksController } from './tasks/tasks.controller.js';
import { DEAL_CONTROLLERS, DEAL_PROVIDERS } from './deals/deal-providers.js';
import { StockController } from './stock/stock.controller.js';
import { STOCK_PROVIDERS } from './suppliers/stock-providers.js';
import { PriceListFilesController } from './suppliers/price-list-files.controller.js';
import { PriceListsController } from './suppliers/price-lists.controller.js';
import { SuppliersController } from './suppliers/suppliers.controller.js';
import { ApiMetrics } from './telemetry/api-metrics.js';
import { Texts } from './texts/texts.js';
import { ViewsController } from './views/views.controller.js';

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
      { provide: Client, useFactory: () => temporalClient(temporalConnection(config), config.TEMPORAL_NAMESPACE) },
      { provide: Packs, useFactory: (db: Database) => new Packs(db, resolve(projectFolder(), config.REGLAMENT_PACKS), 1), inject: [Database] },
      Texts,
    ];
    return { module: ConnectionsModule, global: true, providers, exports: providers.map((provider) => ('provide' in provider ? provider.provide : provider)) };
  }
}

/** A provider of a class that knows nothing of Nest: made of these, in this order. */
function made<Parts extends unknown[], T>(type: new (...parts: Parts) => T, inject: (Type | Abstract<unknown>)[]): FactoryProvider<T> {
  return { provide: type, useFactory: (...parts: Parts) => new type(...parts), inject };
}

const CONTROLLERS = [
  ...ACCOUNT_CONTROLLERS,
  RequestsController,
  ProcessesController,
  MessagesController,
  TaskListController,
  TasksController,
  ViewsController,
  BulkController,
  HoldingController,
  NotesController,
  NoticesController,
  HistoryController,
  FilesController,
  LookersController,
  CommandsController,
  CasesController,
  TimelineController,
  WhysController,
  ClientsController,
  ClientPeopleController,
  FindController,
  LettersController,
  PromisesController,
  SteeringController,
  IncidentsController,
  SettingsController,
  PeopleController,
  OwnManagerController,
  ManagersController,
  RosterController,
  LibraryController,
  SuppliersController,
  PriceListFilesController,
  PriceListsController,
  StockController,
  ...DEAL_CONTROLLERS,
  StreamController,
  HealthController,
];

@Module({})
export class AppModule {
  /** The API with this config. Tests give a clock of their own. */
  static with(config: ApiConfig, clock: Clock = new SystemClock()): DynamicModule {
    const files = new FileStore(resolve(projectFolder(), config.REGLAMENT_FILES));
    return {
      module: AppModule,
      imports: [
        ConnectionsModule.with(config, clock),
        DiscoveryModule,
        MulterModule.register(receiving(files)),
        // Lines of their own (telemetry/watch-requests.ts) instead of the library's, which would carry addresses and headers.
        LoggerModule.forRoot({ pinoHttp: { ...logOptions('api', config.LOG_LEVEL), autoLogging: false }, forRoutes: [] }),
        ThrottlerModule.forRoot([{ ttl: 60_000, limit: config.RATE_PER_MINUTE }]),
      ],
      controllers: CONTROLLERS,
      providers: [
        ...ACCOUNT_PROVIDERS,
        { provide: StrangerLimit, useFactory: (c: Clock) => new StrangerLimit(c, config.RATE_PER_MINUTE), inject: [Clock] },
        made(RequestService, [Database, Clock, Packs]),
        made(ClientService, [Database, Clock]),
        made(ContactService, [Database]),
        made(MergeService, [Database, Clock]),
        made(PartingService, [Database, Clock]),
        made(NoteService, [Database, Clock]),
        made(StartService, [Database, Clock, Packs]),
        made(MessageService, [Database, Clock]),
        made(SteeringService, [Database, Clock, Packs]),
        made(IncidentsService, [Database, Clock]),
        made(SettingsService, [Database, Clock, Packs]),
        made(AbsenceService, [Database, Clock]),
        made(DutyService, [Database, Packs, Clock]),
        made(StaffService, [Database, Clock]),
        made(HandOverService, [Database, Packs, Clock]),
        made(NoticeService, [Database, Clock, Packs]),
        made(ViewService, [Database, Clock]),
        { provide: FileStore, useValue: files },
        made(FilesService, [TaskCalls, FileStore]),
        made(Reading, [Texts, Packs]),
        ...TASK_PROVIDERS,
        ...STOCK_PROVIDERS,
        ...DEAL_PROVIDERS,
        DeclaredPermissions,
        Draining,
        ApiMetrics,
        { provide: APP_FILTER, useFactory: (texts: Texts, metrics: ApiMetrics) => new ProblemFilter(texts, metrics), inject: [Texts, ApiMetrics] },
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
