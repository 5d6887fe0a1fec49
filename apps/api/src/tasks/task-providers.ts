import type { Provider } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { Database } from '#domain/database/database.js';
import { Packs } from '#domain/packs/packs.service.js';
import { ChangeListener } from '#domain/tasks/change-listener.js';
import { CommandRepository } from '#domain/tasks/command.repository.js';
import { Clock } from '#domain/time/clock.js';
import { Answers } from './answers.js';
import { BulkService } from './bulk.service.js';
import { CompletionService } from './completion.service.js';
import { Conflicts } from './conflicts.js';
import { Contracts } from './contracts.js';
import { directoryOf } from './directory.js';
import { Engine } from './engine.js';
import { HoldingService } from './holding.service.js';
import { NotesService } from './notes.service.js';
import { Scripts } from './scripts.js';
import { TaskCalls } from './task-calls.js';
import { TaskLists } from './task-lists.js';

/** Everything that acts on tasks: completing, holding, writing beside them. */
export const TASK_PROVIDERS: Provider[] = [
  { provide: CommandRepository, useFactory: (database: Database) => new CommandRepository(database), inject: [Database] },
  {
    provide: Contracts,
    useFactory: (packs: Packs, database: Database) => new Contracts(packs, directoryOf(database)),
    inject: [Packs, Database],
  },
  {
    provide: Scripts,
    useFactory: (...parts: ConstructorParameters<typeof Scripts>) => new Scripts(...parts),
    inject: [Database, Packs, Contracts],
  },
  { provide: Engine, useFactory: (client: Client) => new Engine(client), inject: [Client] },
  {
    provide: Answers,
    useFactory: (...[database, commands, contracts, changes, c]: ConstructorParameters<typeof Answers>) =>
      new Answers(database, commands, contracts, changes, c),
    inject: [Database, CommandRepository, Contracts, ChangeListener, Clock],
  },
  { provide: Conflicts, useFactory: (contracts: Contracts, c: Clock) => new Conflicts(contracts, c), inject: [Contracts, Clock] },
  {
    provide: TaskCalls,
    useFactory: (...parts: ConstructorParameters<typeof TaskCalls>) => new TaskCalls(...parts),
    inject: [Database, Contracts, Conflicts, Clock],
  },
  {
    provide: HoldingService,
    useFactory: (calls: TaskCalls, contracts: Contracts) => new HoldingService(calls, contracts),
    inject: [TaskCalls, Contracts],
  },
  { provide: TaskLists, useFactory: (database: Database, c: Clock) => new TaskLists(database, c), inject: [Database, Clock] },
  {
    provide: BulkService,
    useFactory: (database: Database, holding: HoldingService, c: Clock) => new BulkService(database, holding, c),
    inject: [Database, HoldingService, Clock],
  },
  {
    provide: NotesService,
    useFactory: (calls: TaskCalls, contracts: Contracts) => new NotesService(calls, contracts),
    inject: [TaskCalls, Contracts],
  },
  {
    provide: CompletionService,
    useFactory: (...parts: ConstructorParameters<typeof CompletionService>) => new CompletionService(...parts),
    inject: [Database, CommandRepository, Contracts, Conflicts, Engine, Answers, Clock],
  },
];
