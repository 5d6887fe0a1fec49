import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsISO8601, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { TOKEN_SCOPES, type Permission } from '#domain/people/permission.rule.js';
import { PersonRefDto } from '../tasks/tasks.dto.js';

export class MakeApiTokenDto {
  /** What comes in by it, such as "Form of the site". */
  @IsString()
  @Matches(/\S/)
  @MinLength(1)
  @MaxLength(100)
  name: string;

  /** What it may do: `request.record`, `message.deliver`. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsIn(TOKEN_SCOPES, { each: true })
  scopes: Permission[];

  /** RFC 3339, with its zone; never without it. */
  @IsOptional()
  @Matches(/(Z|[+-]\d\d:\d\d)$/)
  @IsISO8601({ strict: true, strictSeparator: true })
  expiresAt?: string;
}

export class MadeApiTokenDto {
  id: string;
  /** Sent as `Authorization: Bearer <token>`. Told this once. */
  token: string;
}

export class ApiTokenDto {
  id: string;
  name: string;
  scopes: string[];
  /** Null: it came with the company. */
  madeBy: PersonRefDto | null;
  createdAt: string;
  /** Noted every five minutes at most. */
  lastUsedAt: string | null;
  /** Null: never. */
  expiresAt: string | null;
  revokedAt: string | null;
}

export class ApiTokenListDto {
  items: ApiTokenDto[];
  /** What a token may be given. */
  scopes: string[];
}
