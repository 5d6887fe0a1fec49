import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#domain/people/principal.rule.js';
import { SessionService } from '#domain/people/session.service.js';
import { uuid } from '../labels/cursor.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { ChangePasswordDto, SessionListDto } from './account.dto.js';
import { SignedInDto } from './auth.dto.js';
import { Entrance } from './entrance.js';
import { Caller, Permit, type KnownRequest } from './permit.js';
import { sessionsOf } from './session.presenter.js';
import { SignInService } from './sign-in.service.js';

/** One's own password, and where one is signed in. */
@ApiTags('auth')
@Controller('auth')
export class OwnAccountController {
  constructor(
    private readonly signing: SignInService,
    private readonly entrance: Entrance,
    private readonly sessions: SessionService,
    private readonly reading: Reading,
  ) {}

  /** Sets a new password; every other session ends, and this one goes on under a new id and token. */
  @Post('password')
  @HttpCode(200)
  @Permit('self.read')
  async password(@Caller() caller: Principal, @Body() { old, password }: ChangePasswordDto, @Req() request: KnownRequest): Promise<SignedInDto> {
    return this.entrance.enter(await this.signing.change(caller, { old, password, address: request.ip ?? 'unknown', session: request.sessionID }), request);
  }

  /** Where one is signed in, the last used first. */
  @Get('sessions')
  @Permit('self.read')
  async list(@Caller() caller: Principal, @Req() request: KnownRequest, @AcceptLanguage() language?: string): Promise<SessionListDto> {
    return sessionsOf(await this.sessions.list(caller, caller.id, request.sessionID), await this.reading.labels(caller, language));
  }

  /** Signs out everywhere else. */
  @Delete('sessions')
  @HttpCode(204)
  @Permit('self.read')
  async endOthers(@Caller() caller: Principal, @Req() request: KnownRequest): Promise<void> {
    await this.sessions.end(caller, caller.id, { except: request.sessionID });
  }

  /** Ends one session. */
  @Delete('sessions/:id')
  @HttpCode(204)
  @Permit('self.read')
  async end(@Caller() caller: Principal, @Param('id') id: string): Promise<void> {
    await this.sessions.end(caller, caller.id, { only: uuid(id) });
  }
}
