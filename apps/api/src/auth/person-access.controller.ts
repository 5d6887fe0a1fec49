import { Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { Principal } from '#domain/people/principal.rule.js';
import { SessionService } from '#domain/people/session.service.js';
import { SignInLinkService } from '#domain/people/sign-in-link.service.js';
import { LINK_PAGE } from '#domain/people/sign-in-link.type.js';
import { uuid } from '../labels/cursor.js';
import { AcceptLanguage, Reading } from '../labels/reading.js';
import { MadeLinkDto, SessionListDto } from './account.dto.js';
import { Caller, Permit, type KnownRequest } from './permit.js';
import { sessionsOf } from './session.presenter.js';

/** How others come in: links for whoever has no password, and where they are signed in. */
@ApiTags('people')
@Controller('people')
export class PersonAccessController {
  constructor(
    private readonly links: SignInLinkService,
    private readonly sessions: SessionService,
    private readonly reading: Reading,
  ) {}

  /**
   * A one-time link by which somebody sets a password: an invitation (7 days) for who never had one, else a reset (24 hours). It is told this once;
   * a new one ends the one before. No Idempotency-Key: an answer with a secret is kept nowhere.
   */
  @Post(':id/sign-in-links')
  @Permit('account.manage')
  @ApiCreatedResponse({ type: MadeLinkDto })
  async link(@Caller() caller: Principal, @Param('id') id: string): Promise<MadeLinkDto> {
    const { token, kind, expiresAt } = await this.links.make(caller, uuid(id));
    return { path: `${LINK_PAGE}${token}`, kind, expiresAt: expiresAt.toISOString() };
  }

  /** Where somebody is signed in. */
  @Get(':id/sessions')
  @Permit('account.manage')
  async list(@Caller() caller: Principal, @Param('id') id: string, @Req() request: KnownRequest, @AcceptLanguage() language?: string): Promise<SessionListDto> {
    return sessionsOf(await this.sessions.list(caller, uuid(id), request.sessionID), await this.reading.labels(caller, language));
  }

  /** Signs somebody out everywhere. */
  @Delete(':id/sessions')
  @HttpCode(204)
  @Permit('account.manage')
  async endAll(@Caller() caller: Principal, @Param('id') id: string): Promise<void> {
    await this.sessions.end(caller, uuid(id), 'all');
  }

  /** Ends one session of somebody. */
  @Delete(':id/sessions/:session')
  @HttpCode(204)
  @Permit('account.manage')
  async end(@Caller() caller: Principal, @Param('id') id: string, @Param('session') session: string): Promise<void> {
    await this.sessions.end(caller, uuid(id), { only: uuid(session) });
  }
}
