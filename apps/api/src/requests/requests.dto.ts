import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { KINDS } from '#domain/requests/request-kind.type.js';
import { IsInn } from '../problem/is-inn.js';
import { IsPhone } from '../problem/is-phone.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export const CHANNELS = ['site', 'mail', 'call', 'messenger'] as const;

export class RequestClientDto {
  /** How to address the client. */
  @IsOptional()
  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string;

  /** In any spelling; a number without country is Russian. Several are separated by a comma, the first is the main one. */
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  @IsPhone()
  phone?: string;

  @IsOptional()
  @trimmed
  @IsEmail()
  @MaxLength(254)
  email?: string;

  @IsOptional()
  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  company?: string;

  /** 10 digits of a company, 12 of a person; its check digits have to be right. */
  @IsOptional()
  @trimmed
  @IsInn()
  inn?: string;
}

export class RequestItemDto {
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(100)
  article?: string;

  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  name: string;

  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0.001)
  @Max(1_000_000)
  quantity: number;
}

/** What came in (WT-F1). */
export class RecordRequestDto {
  @IsIn(CHANNELS)
  channel: (typeof CHANNELS)[number];

  @IsIn(KINDS)
  kind: (typeof KINDS)[number];

  @IsObject()
  @ValidateNested()
  @Type(() => RequestClientDto)
  client: RequestClientDto;

  /** The client's own words. */
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  text?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RequestItemDto)
  items?: RequestItemDto[];

  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(120)
  city?: string;

  /** A date or the client's own words. */
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  neededBy?: string;

  @IsOptional()
  @IsBoolean()
  urgent?: boolean;
}

export class RecordedRequestDto {
  id: string;
  /** Such as З-1024. */
  number: string;
  caseId: string;
}
