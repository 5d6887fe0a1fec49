import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { LOGIN, loginOf } from '#domain/people/login.rule.js';
import type { Language } from '#domain/people/principal.rule.js';
import { ROLES, type Role } from '#domain/people/role.type.js';
import { PageQueryDto } from '../labels/page.dto.js';
import { IsEmails } from '../problem/is-emails.js';

const LANGUAGES: readonly Language[] = ['ru', 'en', 'zh'];
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
/** An emptied field is none. */
const orNull = Transform(({ value }: { value: unknown }) => (typeof value === 'string' && value.trim() === '' ? null : value));

export class AccountsQueryDto extends PageQueryDto {
  /** A part of a name, a login or an e-mail. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

/** Somebody who may come in, may not yet, or could once. */
export class AccountDto {
  id: string;
  login: string;
  name: string;
  email: string | null;
  /** secretary, manager, head, director, accountant, driver, quality, admin. */
  roles: string[];
  roleLabels: string[];
  skills: string[];
  /** ru, en or zh. */
  language: string;
  /** False of somebody who cannot come in any more. */
  active: boolean;
  /** Whether a password was ever set: who has none comes in by a one-time link only. */
  hasPassword: boolean;
  /** Since when the account is there. */
  createdAt: string;
  /** To some minutes; null: never, or not since this is noted. */
  lastSeenAt: string | null;
  /** In his hands: they go to others when the account is closed. */
  openTasks: number;
  /** Whom he looks after. */
  clients: number;
  /** To be sent with a change. */
  version: number;
}

export class AccountListDto {
  items: AccountDto[];
  nextCursor: string | null;
}

/** What of somebody's went to others with a change. */
export class WentOverDto {
  toPeople: number;
  /** Tasks that lie with their group now. */
  toGroup: number;
  /** Clients whom nobody looks after now. */
  clients: number;
}

export class ChangedAccountDto {
  account: AccountDto;
  /** Null: nothing had to go. */
  handedOver: WentOverDto | null;
}

/** Somebody new. There is no password: one is set with a one-time link. */
export class NewAccountDto {
  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name: string;

  /** Latin letters, digits, and . _ @ + - between them; upper and lower case are the same. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? loginOf(value) : value))
  @IsString()
  @Matches(LOGIN)
  login: string;

  @IsOptional()
  @trimmed
  @orNull
  @IsString()
  @MaxLength(200)
  @IsEmails()
  email?: string | null;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles: Role[];

  /** By the words of the pack's `assignment.json`. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(100, { each: true })
  skills?: string[];

  @IsIn(LANGUAGES)
  language: Language;
}

/** What changes: what is left out stays. */
export class ChangeAccountDto {
  /** As it was read: 409 where somebody has changed the account since. */
  @IsInt()
  @Min(1)
  version: number;

  @IsOptional()
  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string;

  /** Null or empty is forgotten. */
  @IsOptional()
  @trimmed
  @orNull
  @IsString()
  @MaxLength(200)
  @IsEmails()
  email?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles?: Role[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(100, { each: true })
  skills?: string[];

  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;

  /** False closes the way in at once, and what the person has goes to others; true opens it again. */
  @IsOptional()
  @IsBoolean()
  active?: boolean;
}
