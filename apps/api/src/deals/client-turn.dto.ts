import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CURRENCIES, type Currency } from '#domain/money/currency.rule.js';

const CHANNELS = ['account', 'mail', 'messenger', 'phone'] as const;
const HAS = ['yes', 'part', 'expected', 'no'] as const;
/** A positive decimal text, as forms have it: `12.50`. */
const DECIMAL = /^(?=.*[1-9])\d{1,15}(\.\d{1,4})?$/;
const DAY = /^20\d\d-\d\d-\d\d$/;
/** RFC 3339; ISO 8601 alone has weeks and years that no clock here reads. */
const INSTANT = /^20\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)$/;
const MOST_ROWS = 50;

/** The client does not want it any more. */
export class RefusalDto {
  /** Out of the pack's list of reasons `lost`. */
  @IsString()
  @Length(1, 100)
  reason: string;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

/** One thing that the client wants. */
export class WantedItemDto {
  /** An item of the price lists, where it was picked there. */
  @IsOptional()
  @IsUUID()
  item?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  article?: string;

  @IsString()
  @Length(1, 300)
  name: string;

  /** Decimal text. */
  @Matches(DECIMAL)
  quantity: string;

  /** Whose price list it was picked from. */
  @IsOptional()
  @IsUUID()
  supplier?: string;

  /** To be asked from suppliers, whatever the price lists say. */
  @IsOptional()
  @IsBoolean()
  ask?: boolean;
}

/** All that the client wants now, instead of what he wanted before. */
export class ItemsChangedDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROWS)
  @ValidateNested({ each: true })
  @Type(() => WantedItemDto)
  items: WantedItemDto[];
}

/** What a supplier says of one thing that he was asked about. */
export class LineAnswerDto {
  /** The place of the wanted thing in the deal. */
  @IsInt()
  @Min(1)
  @Max(10_000)
  line: number;

  @IsIn(HAS)
  has: 'yes' | 'part' | 'expected' | 'no';

  @IsOptional()
  @Matches(DECIMAL)
  quantity?: string;

  /** What one costs us. */
  @IsOptional()
  @Matches(DECIMAL)
  price?: string;

  /** Left out: the supplier's. */
  @IsOptional()
  @IsIn(CURRENCIES)
  currency?: Currency;

  /** When it can be here, `2026-12-12`. */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  readyOn?: string;

  /** Until when he keeps it for us. */
  @IsOptional()
  @Matches(INSTANT)
  @IsISO8601({ strict: true })
  reservedUntil?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

/** A supplier's answer to a question. */
export class AnswersDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROWS)
  @ValidateNested({ each: true })
  @Type(() => LineAnswerDto)
  answers: LineAnswerDto[];

  /** How it came. */
  @IsIn(CHANNELS)
  channel: 'account' | 'mail' | 'messenger' | 'phone';
}

/** Goods that a supplier has promised to keep for us. */
export class ReserveDto {
  /** The place of the wanted thing in the deal. */
  @IsInt()
  @Min(1)
  @Max(10_000)
  line: number;

  @IsUUID()
  supplier: string;

  @Matches(DECIMAL)
  quantity: string;

  @Matches(INSTANT)
  @IsISO8601({ strict: true })
  until: string;

  /** How it was talked over. */
  @IsIn(CHANNELS)
  channel: 'account' | 'mail' | 'messenger' | 'phone';
}
