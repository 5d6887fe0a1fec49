import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { AccountService } from '#domain/people/account.service.js';
import type { AccountRecord } from '#domain/people/account.type.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { Caller, Permit } from '../auth/permit.js';
import { MadeDto } from '../clients/clients.dto.js';
import { fromCursor, toCursor, UUID, uuid } from '../labels/cursor.js';
import type { Labels } from '../labels/labels.js';
import { AcceptLanguage, IdempotencyKey, Reading } from '../labels/reading.js';
import { AccountDto, AccountListDto, AccountsQueryDto, ChangeAccountDto, ChangedAccountDto, NewAccountDto } from './accounts.dto.js';

const PAGE = 50;
const YES_OR_NO = (part: string) => part === 'true' || part === 'false';
const NAME = (part: string) => part.length <= 200;

/** Who may come in, and as what. */
@ApiTags('people')
@Controller('people')
export class AccountsController {
  constructor(
    private readonly accounts: AccountService,
    private readonly reading: Reading,
  ) {}

  /** Accounts by name, those that may come in first. */
  @Get('accounts')
  @Permit('account.manage')
  async list(
    @Caller() caller: Principal,
    @Query() { limit = PAGE, cursor, q = '' }: AccountsQueryDto,
    @AcceptLanguage() language?: string,
  ): Promise<AccountListDto> {
    const place = fromCursor(cursor, [YES_OR_NO, NAME, UUID]);
    const after = place ? { active: place[0] === 'true', name: place[1]!, id: place[2]! } : null;
    const labels = await this.reading.labels(caller, language);
    const rows = await this.accounts.list(caller, { limit: limit + 1, after, typed: q });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => accountDto(row, labels)),
      nextCursor: last && rows.length > limit ? toCursor([String(last.active), last.name, last.id]) : null,
    };
  }

  /** Somebody new, who cannot come in before a one-time link was used. 409 where somebody has the login. */
  @Post()
  @Permit('account.manage')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  create(@Caller() caller: Principal, @Body() { email = null, skills = [], ...facts }: NewAccountDto, @IdempotencyKey() key: string | null): Promise<MadeDto> {
    return this.accounts.create({ caller, key }, { ...facts, email, skills });
  }

  /**
   * Changes what is given; what is left out stays. 409 `account-changed` where somebody has changed it since `version`, 409 `last-admin` where nobody could
   * let people in any more. Who is disabled is out at once, and what he has goes to others.
   */
  @Patch(':id')
  @Permit('account.manage')
  async change(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Body() { version, ...change }: ChangeAccountDto,
    @AcceptLanguage() language?: string,
  ): Promise<ChangedAccountDto> {
    const { account, handedOver } = await this.accounts.change(caller, uuid(id), { version, change });
    return { account: accountDto(account, await this.reading.labels(caller, language)), handedOver };
  }
}

function accountDto({ createdAt, lastSeenAt, ...account }: AccountRecord, labels: Labels): AccountDto {
  return {
    ...account,
    roles: [...account.roles],
    skills: [...account.skills],
    roleLabels: account.roles.map((role) => labels.roleOfPerson(role) ?? labels.role(role)),
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  };
}
