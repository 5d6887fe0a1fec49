import { IsString, MaxLength } from 'class-validator';
import { PageQueryDto } from '../labels/page.dto.js';

export class StockQueryDto extends PageQueryDto {
  /** What was typed so far: an article in any spelling, or words of a name. */
  @IsString()
  @MaxLength(200)
  q: string;
}

/** An exact amount: `8990.00`, `RUB`. */
export class MoneyDto {
  amount: string;
  /** ISO 4217. */
  currency: string;
}

export class StockSupplierDto {
  id: string;
  name: string;
  /** His site, or the account in which stock can be looked up. */
  site: string | null;
}

/** What a supplier's price list says of an item. */
export class OfferDto {
  supplier: StockSupplierDto;
  /** As he writes it, to order by. */
  article: string | null;
  name: string | null;
  /** What he takes for it; null: the list does not say. */
  price: MoneyDto | null;
  /** `unknown` where nobody said, or nobody understood: never a yes. */
  state: 'in-stock' | 'low' | 'none' | 'to-order' | 'expected' | 'unknown';
  quantity: string | null;
  /** There may be more than `quantity`. */
  atLeast: boolean;
  /** As it stands in the list. */
  stockText: string | null;
  expectedOn: string | null;
  /** To the goods themselves. */
  link: string | null;
  list: string;
  row: number;
  listedAt: string;
  countsUntil: string;
  /** Whether the list is young enough to be an answer. */
  counts: boolean;
}

export class StockItemDto {
  id: string;
  article: string | null;
  name: string | null;
  group: string | null;
  /** By what it was found. */
  matched: 'article' | 'article-begins' | 'words';
  /** Who has it: those that count first, in stock before expected, then by price within a currency. Empty: nobody's current list names it. */
  offers: OfferDto[];
}

export class StockListDto {
  items: StockItemDto[];
  nextCursor: string | null;
}
