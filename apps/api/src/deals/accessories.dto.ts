import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { StockItemDto } from '../stock/stock.dto.js';

/** Either what was picked, or what is known of it. */
export class AccessoriesQueryDto {
  /** An item of the price lists. */
  @IsOptional()
  @IsUUID()
  item?: string;

  /** A group, or a name, of goods. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  group?: string;
}

/** Something that goes with what the client wants. */
export class AccessoryDto {
  /** In the caller's language. */
  name: string;
  /** What of it the price lists have, the best found first; empty: suppliers have to be asked. */
  items: StockItemDto[];
}

export class AccessoryListDto {
  items: AccessoryDto[];
}
