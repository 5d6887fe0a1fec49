import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '#domain/errors/domain-error.js';
import { SignInLinkService } from '#domain/people/sign-in-link.service.js';
import { Texts } from '../texts/texts.js';
import { LinkDto, LinkTokenDto, UseLinkDto } from './account.dto.js';
import { SignedInDto } from './auth.dto.js';
import { Entrance } from './entrance.js';
import { Passwords } from './passwords.js';
import { PeopleRepository } from './people.repository.js';
import { Public, type KnownRequest } from './permit.js';

/** One-time links. The token comes in the body and never in an address, which logs and proxies keep. */
@ApiTags('auth')
@Controller('auth/links')
export class LinksController {
  constructor(
    private readonly links: SignInLinkService,
    private readonly passwords: Passwords,
    private readonly people: PeopleRepository,
    private readonly entrance: Entrance,
    private readonly texts: Texts,
  ) {}

  /** For whom a link is, and of which kind; 404 `link-over` where it was used, replaced, or has expired. */
  @Post('look')
  @HttpCode(200)
  @Public()
  async look(@Body() { token }: LinkTokenDto): Promise<LinkDto> {
    const { kind, login, name, company, timeZone, expiresAt } = await this.links.look(token);
    return { kind, login, name, company, timeZone, expiresAt: expiresAt.toISOString() };
  }

  /** Sets the password and signs in; a link is used once. Of the kind `first` it names the administrator and the company, too. */
  @Post('use')
  @HttpCode(200)
  @Public()
  async use(@Body() { token, password, first }: UseLinkDto, @Req() request: KnownRequest): Promise<SignedInDto> {
    const link = await this.links.look(token);
    await this.passwords.refuseWeak(password, [link.login, link.name, link.company, ...(first ? [first.login, first.name, first.company] : [])]);
    const language = this.texts.languageOf(request.headers['accept-language']);
    const passwordHash = await this.passwords.hash(password);
    const named = first ? { ...first, login: first.login.toLowerCase(), language } : null;
    const person = await this.people.byId(await this.links.use(token, { passwordHash, first: named }));
    if (!person) throw new DomainError('link-over');
    return this.entrance.enter(person, request);
  }
}
