import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { CURRENCIES, type Currency } from '#domain/money/currency.rule.js';
import { IsEmails } from '../problem/is-emails.js';
import { PageQueryDto } from '../labels/page.dto.js';
import { IsPhone } from '../problem/is-phone.js';
import { KeptColumnDto } from './price-lists.dto.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

class SupplierDetailsDto {
  /** Who is asked there. */
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  contact?: string | null;

  /** In any spelling. */
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(60)
  @IsPhone()
  phone?: string | null;

  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  @IsEmails()
  email?: string | null;

  /** His site, or the account in which stock can be looked up. */
  @IsOptional()
  @trimmed
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(500)
  site?: string | null;

  /** Of prices that name no other; RUB unless somebody says so. */
  @IsOptional()
  @IsIn(CURRENCIES)
  currency?: Currency;

  /** How many days a price list of his counts as an answer; null: as the pack says. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  longestAgeDays?: number | null;
}

/** A new supplier. */
export class SupplierFactsDto extends SupplierDetailsDto {
  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name: string;
}

/** What changes: what is left out stays, null is forgotten. */
export class SupplierChangeDto extends SupplierDetailsDto {
  @IsOptional()
  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string;
}

/** Which suppliers, page by page. */
export class SuppliersQueryDto extends PageQueryDto {
  /** Words of a name or of a contact, or their beginnings. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

/** The price list that counts, and whether it still does. */
export class CurrentListDto {
  id: string;
  fileName: string;
  /** The day it is of, as an instant: from here its age is counted. */
  listedAt: string;
  /** Until then it counts as an answer. */
  countsUntil: string;
  /** Whether it counts now. */
  counts: boolean;
  /** Where its day comes from. */
  datedBy: 'given' | 'title' | 'name' | 'file' | 'upload';
  /** Goods in it. */
  accepted: number;
}

/** A file that is being loaded, or whose columns have to be looked at. */
export class PendingListDto {
  id: string;
  state: 'loading' | 'asking';
  fileName: string;
  /** Rows of its tables; 0 while it is opened. */
  rows: number;
  /** Read so far. */
  readRows: number;
}

export class SupplierDto {
  id: string;
  name: string;
  contact: string | null;
  /** E.164. */
  phone: string | null;
  phoneText: string | null;
  email: string | null;
  site: string | null;
  currency: string;
  longestAgeDays: number | null;
  /** How his files are read; null: none was yet. */
  reads: KeptColumnDto[] | null;
  list: CurrentListDto | null;
  pending: PendingListDto | null;
}

export class SupplierListDto {
  items: SupplierDto[];
  nextCursor: string | null;
}

/** What comes beside the file. */
export class PriceListFormDto {
  /** The day that the list is of, `2026-11-22`; else it is looked for in the file. */
  @IsOptional()
  @Matches(/^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)
  listedOn?: string;
}
