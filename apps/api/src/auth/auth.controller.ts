import { randomBytes } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { hash, verify } from '@node-rs/argon2';
import type { Response } from 'express';
import { audit } from '#domain/audit/audit.repository.js';
import { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { permissionsOf } from '#domain/people/permission.rule.js';
import { actorOf, type Principal } from '#domain/people/principal.rule.js';
import { Clock } from '#domain/time/clock.js';
import { DEMO_PASSWORD } from '../seed/demo.js';
import { DemoLoginsDto, LoginDto, SignedInDto } from './auth.dto.js';
import { Reading } from '../labels/reading.js';
import { LoginLimit } from './minute-limit.js';
import { PeopleRepository, type PersonRecord } from './people.repository.js';
import { Caller, Permit, Public, type KnownRequest } from './permit.js';

/** Compared with where nobody has the login, so that an unknown login takes as long as a wrong password. */
const NOBODY = hash(randomBytes(16).toString('hex'));

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly people: PeopleRepository,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly limit: LoginLimit,
    private readonly reading: Reading,
  ) {}

  /** Signs in: a session cookie, and a token to be sent with unsafe calls. */
  @Post('login')
  @HttpCode(200)
  @Public()
  async login(@Body() { login, password }: LoginDto, @Req() request: KnownRequest): Promise<SignedInDto> {
    this.limit.take(`${request.ip} ${login.toLowerCase()}`);
    const person = await this.people.byLogin(login);
    const right = await verify(person?.passwordHash ?? (await NOBODY), password);
    await this.note(person, login, right);
    if (!person || !right) throw new DomainError('wrong-password');
    await new Promise<void>((done, fail) => request.session.regenerate((error: Error | null) => (error ? fail(error) : done())));
    const now = this.clock.now().getTime();
    Object.assign(request.session, { person: person.id, csrf: randomBytes(24).toString('base64url'), since: now });
    return this.signedIn(person, request);
  }

  /** Who one is. */
  @Get('me')
  @Permit('self.read')
  async me(@Caller() caller: Principal, @Req() request: KnownRequest): Promise<SignedInDto> {
    const person = await this.people.byId(caller.id);
    if (!person || !request.session.csrf) throw new DomainError('not-signed-in');
    return this.signedIn(person, request);
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

  private async signedIn(person: PersonRecord, { session, headers }: KnownRequest): Promise<SignedInDto> {
    const { id, login, name, roles, language } = person;
    const labels = await this.reading.labels(person, headers['accept-language']);
    const names = roles.flatMap((role) => {
      const called = labels.roleOfPerson(role);
      return called === null ? [] : [[role, called] as const];
    });
    return {
      user: { id, login, name, roles, roleNames: Object.fromEntries(names), permissions: permissionsOf(roles), language },
      organisation: await this.people.organisation(person.organisation),
      csrfToken: session.csrf!,
    };
  }

  private note(person: PersonRecord | undefined, login: string, right: boolean): Promise<void> {
    const actor = person ? `person:${person.id}` : 'nobody';
    return this.database.asSystem((tx) =>
      audit(tx, {
        organisation: person?.organisation ?? null,
        at: this.clock.now(),
        actor,
        act: right ? 'auth.login' : 'auth.login-failed',
        object: person?.id ?? null,
        data: person ? {} : { login: login.slice(0, 100) },
      }),
    );
  }
}
