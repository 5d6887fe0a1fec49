import { Type } from 'class-transformer';
import { IsOptional, IsString, IsTimeZone, Matches, MaxLength, MinLength, ValidateNested } from 'class-validator';
import type { LinkKind } from '#domain/people/sign-in-link.type.js';

/** More than any password: how long one may be is said in words by `password.rule.ts`. */
const MOST = 1_000;

export class ChangePasswordDto {
  @IsString()
  @MinLength(1)
  @MaxLength(MOST)
  old: string;

  /** 8 to 256 characters, whatever they are; not one's own name, and none that guessers try first. */
  @IsString()
  @MaxLength(MOST)
  password: string;
}

export class SessionDto {
  id: string;
  since: string;
  /** Noted every five minutes at most. */
  lastUsedAt: string;
  /** In words, such as "Firefox, Windows". */
  browser: string;
  address: string;
  /** The one that asks. */
  here: boolean;
}

export class SessionListDto {
  items: SessionDto[];
}

export class MadeLinkDto {
  /** Behind the product's address; the token stands behind `#`, which browsers send to nobody. Told this once. */
  path: string;
  kind: LinkKind;
  expiresAt: string;
}

export class LinkTokenDto {
  @IsString()
  @Matches(/^[\w-]{43}$/)
  token: string;
}

export class LinkDto {
  /** `invitation`, `reset`, or `first`: the one that makes the first administrator of an empty installation. */
  kind: LinkKind;
  login: string;
  name: string;
  company: string;
  timeZone: string;
  expiresAt: string;
}

export class FirstAdministratorDto {
  /** Latin letters, figures, `.`, `_`, `-`, `@`. */
  @IsString()
  @Matches(/^[a-zA-Z0-9][a-zA-Z0-9._@-]{1,99}$/)
  login: string;

  @IsString()
  @Matches(/\S/)
  @MinLength(1)
  @MaxLength(200)
  name: string;

  /** What the company is called. */
  @IsString()
  @Matches(/\S/)
  @MinLength(1)
  @MaxLength(200)
  company: string;

  /** IANA name, such as Europe/Moscow. */
  @IsString()
  @IsTimeZone()
  timeZone: string;
}

export class UseLinkDto extends LinkTokenDto {
  /** 8 to 256 characters, whatever they are; not one's own name, and none that guessers try first. */
  @IsString()
  @MaxLength(MOST)
  password: string;

  /** With a link of the kind `first`, and no other. */
  @IsOptional()
  @ValidateNested()
  @Type(() => FirstAdministratorDto)
  first?: FirstAdministratorDto;
}
