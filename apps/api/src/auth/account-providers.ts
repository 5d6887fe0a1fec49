import type { FactoryProvider } from '@nestjs/common';
import { Database } from '#domain/database/database.js';
import { ApiTokenService } from '#domain/people/api-token.service.js';
import { SessionService } from '#domain/people/session.service.js';
import { SignInLinkService } from '#domain/people/sign-in-link.service.js';
import { SignInTries } from '#domain/people/sign-in-tries.repository.js';
import { Clock } from '#domain/time/clock.js';
import { Reading } from '../labels/reading.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { AuthController } from './auth.controller.js';
import { Entrance } from './entrance.js';
import { LinksController } from './links.controller.js';
import { OwnAccountController } from './own-account.controller.js';
import { Passwords } from './passwords.js';
import { PeopleRepository } from './people.repository.js';
import { PersonAccessController } from './person-access.controller.js';
import { SignInService } from './sign-in.service.js';

/** How one comes in, and looks after the ways in. */
export const ACCOUNT_CONTROLLERS = [AuthController, OwnAccountController, LinksController, PersonAccessController, ApiTokensController];

/** Passwords, sessions, links and tokens. */
export const ACCOUNT_PROVIDERS: FactoryProvider[] = [
  { provide: PeopleRepository, useFactory: (database: Database, clock: Clock) => new PeopleRepository(database, clock), inject: [Database, Clock] },
  { provide: Passwords, useFactory: () => new Passwords() },
  { provide: SignInTries, useFactory: (database: Database, clock: Clock) => new SignInTries(database, clock), inject: [Database, Clock] },
  { provide: SessionService, useFactory: (database: Database, clock: Clock) => new SessionService(database, clock), inject: [Database, Clock] },
  { provide: SignInLinkService, useFactory: (database: Database, clock: Clock) => new SignInLinkService(database, clock), inject: [Database, Clock] },
  { provide: ApiTokenService, useFactory: (database: Database, clock: Clock) => new ApiTokenService(database, clock), inject: [Database, Clock] },
  {
    provide: SignInService,
    useFactory: (...parts: ConstructorParameters<typeof SignInService>) => new SignInService(...parts),
    inject: [PeopleRepository, Database, Clock, Passwords, SignInTries],
  },
  {
    provide: Entrance,
    useFactory: (...parts: ConstructorParameters<typeof Entrance>) => new Entrance(...parts),
    inject: [PeopleRepository, Clock, Reading],
  },
];
