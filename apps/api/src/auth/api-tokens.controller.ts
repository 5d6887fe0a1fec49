import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ApiTokenService } from '#domain/people/api-token.service.js';
import { TOKEN_SCOPES } from '#domain/people/permission.rule.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { uuid } from '../labels/cursor.js';
import { ApiTokenListDto, MadeApiTokenDto, MakeApiTokenDto } from './api-tokens.dto.js';
import { Caller, Permit } from './permit.js';

/** How programs come in, such as the form of the company's site. */
@ApiTags('tokens')
@Controller('api-tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokenService) {}

  /** All tokens, those that work first; never the tokens themselves. `scopes` are what one may be given. */
  @Get()
  @Permit('token.manage')
  async list(@Caller() caller: Principal): Promise<ApiTokenListDto> {
    const items = await this.tokens.list(caller);
    return {
      items: items.map(({ createdAt, lastUsedAt, expiresAt, revokedAt, ...token }) => ({
        ...token,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
        expiresAt: expiresAt?.toISOString() ?? null,
        revokedAt: revokedAt?.toISOString() ?? null,
      })),
      scopes: [...TOKEN_SCOPES],
    };
  }

  /** Makes a token, which is told this once. No Idempotency-Key: an answer with a secret is kept nowhere. */
  @Post()
  @Permit('token.manage')
  @ApiCreatedResponse({ type: MadeApiTokenDto })
  make(@Caller() caller: Principal, @Body() { name, scopes, expiresAt }: MakeApiTokenDto): Promise<MadeApiTokenDto> {
    return this.tokens.make(caller, { name, scopes, expiresAt: expiresAt === undefined ? null : new Date(expiresAt) });
  }

  /** Ends a token at once. */
  @Delete(':id')
  @HttpCode(204)
  @Permit('token.manage')
  revoke(@Caller() caller: Principal, @Param('id') id: string): Promise<void> {
    return this.tokens.revoke(caller, uuid(id));
  }
}
