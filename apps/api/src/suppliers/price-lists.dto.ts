import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CURRENCIES, type Currency } from '#domain/money/currency.rule.js';

/** A row of which something is to be told. */
export class RowNoteDto {
  /** As the spreadsheet counts, from 1. */
  row: number;
  sheet: string;
  /** Stable, for programs. */
  code: string;
  /** A sentence in the caller's language. */
  reason: string;
}

export class SampleColumnDto {
  /** From 0. */
  index: number;
  /** As it is written; empty where there are no headers. */
  header: string;
  /** What it may be. */
  guess: 'article' | 'name' | 'price' | 'currency' | 'stock' | 'expected' | 'group' | 'link' | null;
  /** Why: what its header says, what stands in it, or how this supplier's files were read until now. */
  by?: 'header' | 'contents' | 'kept' | null;
  /** What its header, or the form of its cells, names. */
  currency?: string | null;
  /** What its numbers have before their fraction, where the first rows alone do not tell. */
  decimal?: ',' | '.' | null;
}

export class ListSheetDto {
  name: string;
  hidden: boolean;
}

/** A column as this supplier's files had it until now. */
export class KeptColumnDto {
  field: 'article' | 'name' | 'price' | 'currency' | 'stock' | 'expected' | 'group' | 'link';
  /** From 0. */
  index: number;
  /** As headers are compared: lower case; empty where there was none. */
  header: string;
}

/** What was said of this supplier's files beside their columns; null: nothing, it is as the file tells. */
export class KeptReadingDto {
  sheets: string[] | null;
  headerRow: number | null;
  decimal: ',' | '.' | null;
  currency: string | null;
}

/** What has to be said before a file is read. */
export class MappingQuestionDto {
  sheet: string;
  sheets: ListSheetDto[];
  /** From 1; null: none was found. */
  headerRow: number | null;
  /** What is not sure. */
  doubts: ('article' | 'name' | 'price' | 'currency' | 'stock' | 'expected' | 'group' | 'link')[];
  /** The supplier's files looked otherwise until now. */
  changed: boolean;
  /** How they were read until now; left out of a supplier's first file. */
  before?: KeptColumnDto[];
  /** What else was said of them. */
  kept?: KeptReadingDto;
  columns: SampleColumnDto[];
  /** The first rows under the headers. */
  sample: string[][];
}

/** What became of a file. */
export class ImportedListDto {
  id: string;
  /** `current`: it counts from now on; `asking`: the one before still counts, `needsMapping` says what is asked. */
  state: 'current' | 'asking';
  listedAt: string;
  /** Where its day comes from. */
  datedBy: 'given' | 'title' | 'name' | 'file' | 'upload';
  /** Rows of its tables. */
  rows: number;
  /** Goods that were taken. */
  accepted: number;
  /** The first 1,000 rows that were not taken. */
  rejected: RowNoteDto[];
  rejectedRows: number;
  /** The first 1,000 rows that were taken, but of whose stock something was not understood: it is unknown. */
  unclear: RowNoteDto[];
  unclearRows: number;
  needsMapping?: MappingQuestionDto;
}

/** A file of a supplier. */
export class PriceListDto {
  id: string;
  state: 'loading' | 'asking' | 'current' | 'old' | 'failed';
  fileName: string;
  listedAt: string;
  datedBy: 'given' | 'title' | 'name' | 'file' | 'upload';
  countsUntil: string;
  /** Whether it counts as an answer now. */
  counts: boolean;
  uploadedAt: string;
  uploadedBy: string | null;
  rows: number;
  /** Read so far. */
  readRows: number;
  accepted: number;
  rejectedRows: number;
  unclearRows: number;
}

export class PriceListDetailDto extends PriceListDto {
  rejected: RowNoteDto[];
  unclear: RowNoteDto[];
  needsMapping?: MappingQuestionDto;
}

export class PriceListsDto {
  items: PriceListDto[];
}

const MOST_ROWS = 200_000;

/** Which part of a file is to be looked at. */
export class SampleQueryDto {
  /** From 1; 0: there are no headers. Left out: where they are found. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MOST_ROWS)
  headerRow?: number;

  /** Sheets to read. Left out: as until now, else all that are not hidden. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  sheets?: string[];
}

const LAST_COLUMN = 199;

/** Which column is what, from 0. */
export class ColumnsDto {
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LAST_COLUMN)
  article?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LAST_COLUMN)
  name?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LAST_COLUMN)
  price?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LAST_COLUMN)
  currency?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LAST_COLUMN)
  stock?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LAST_COLUMN)
  expected?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LAST_COLUMN)
  group?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LAST_COLUMN)
  link?: number;
}

/** What somebody says of a file whose columns were not understood. */
export class MappingDto {
  @ValidateNested()
  @Type(() => ColumnsDto)
  columns: ColumnsDto;

  /** From 1; 0: the file has no headers. Left out: as it was found. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_ROWS)
  headerRow?: number;

  /** Sheets to read, hidden ones too. Left out: all that are not hidden. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  sheets?: string[];

  /** What stands before the fraction of a price. */
  @IsOptional()
  @IsIn([',', '.'])
  decimal?: ',' | '.';

  /** Of prices that name no other. */
  @IsOptional()
  @IsIn(CURRENCIES)
  currency?: Currency;

  /** Reads the list that counts once more, as is said here: it becomes a new one of the same day. Without it only a list that is asked about is read. */
  @IsOptional()
  @IsBoolean()
  again?: boolean;
}
