import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { audit } from '#domain/audit/audit.repository.js';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { actorOf, type Principal } from '#domain/people/principal.rule.js';
import { Clock } from '#domain/time/clock.js';
import { DEMO_PASSWORD } from '../seed/demo.js';
import { DemoLoginsDto, LoginDto, SignedInDto } from './auth.dto.js';
import { Entrance } from './entrance.js';
import { PeopleRepository } from './people.repository.js';
import { Caller, Permit, Public, type KnownRequest } from './permit.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly people: PeopleRepository,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly signing: SignInService,
    private readonly entrance: Entrance,
  ) {}

  /** Signs in: a session cookie, and a token to be sent with unsafe calls. Wrong tries are answered more and more slowly: 429 with `Retry-After`. */
  @Post('login')
  @HttpCode(200)
  @Public()
  async login(@Body() { login, password }: LoginDto, @Req() request: KnownRequest): Promise<SignedInDto> {
    return this.entrance.enter(await this.signing.signIn({ login, password, address: request.ip ?? 'unknown' }), request);
  }

  /** Who one is. */
  @Get('me')
  @Permit('self.read')
  async me(@Caller() caller: Principal, @Req() request: KnownRequest): Promise<SignedInDto> {
    const person = await this.people.byId(caller.id);
    if (!person || !request.session.csrf) throw new DomainError('not-signed-in');
    return this.entrance.signedIn(person, request);
  }

  /** Ends the session. */
  @Post('logout')
  @HttpCode(204)
  @Permit('self.read')
  async logout(@Caller() caller: Principal, @Req() request: KnownRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.database.inOrganisation(caller.organisation, (tx) =>
      audit(tx, { organisation: caller.organisation, at: this.clock.now(), actor: actorOf(caller), act: 'auth.logout', object: caller.id }),
    );
    await new Promise<void>((done, fail) => request.session.destroy((error: Error | null) => (error ? fail(error) : done())));
    response.clearCookie('reglament_session').clearCookie('__Host-reglament', { secure: true, path: '/' });
  }

  /** Logins of the demo company, for the sign-in page; 404 where there is none. */
  @Get('demo')
  @Public()
  async demo(): Promise<DemoLoginsDto> {
    const logins = await this.people.demoLogins();
    if (logins.length === 0) throw new DomainError('not-found');
    return { logins, password: DEMO_PASSWORD };
  }
}
