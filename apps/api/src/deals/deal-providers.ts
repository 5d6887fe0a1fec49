import type { FactoryProvider } from '@nestjs/common';
import { AnswerService } from '#domain/availability/answer.service.js';
import { Database } from '#domain/database/database.js';
import { ClientTurnService } from '#domain/deals/client-turn.service.js';
import { ReservationService } from '#domain/deals/reservation.service.js';
import { MessageService } from '#domain/messages/message.service.js';
import { Packs } from '#domain/packs/packs.service.js';
import { Clock } from '#domain/time/clock.js';
import { AccessoriesController } from './accessories.controller.js';
import { ClientTurnController } from './client-turn.controller.js';
import { DealController } from './deal.controller.js';

/** What is asked and told of deals. */
export const DEAL_CONTROLLERS = [DealController, ClientTurnController, AccessoriesController];

/** Deals, what clients and suppliers say of them, and reserves. */
export const DEAL_PROVIDERS: FactoryProvider[] = [
  {
    provide: AnswerService,
    useFactory: (database: Database, messages: MessageService, clock: Clock) => new AnswerService(database, messages, clock),
    inject: [Database, MessageService, Clock],
  },
  {
    provide: ClientTurnService,
    useFactory: (...parts: ConstructorParameters<typeof ClientTurnService>) => new ClientTurnService(...parts),
    inject: [Database, MessageService, Packs, Clock],
  },
  { provide: ReservationService, useFactory: (database: Database, clock: Clock) => new ReservationService(database, clock), inject: [Database, Clock] },
];
