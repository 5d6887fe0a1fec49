import { Transform } from 'class-transformer';
import { IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { IsEmails } from '../problem/is-emails.js';
import { IsPhone } from '../problem/is-phone.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export class ClientContactFactsDto {
  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name: string;

  /** What he is there. */
  @IsOptional()
  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  position?: string | null;

  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  @IsPhone()
  phone?: string | null;

  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(600)
  @IsEmails()
  email?: string | null;
}

export class MergeClientDto {
  /** The other client: of a merge, who goes into this one. */
  @IsUUID()
  other: string;
}

export class UnmergeClientDto {
  /** From `merges` of the client. */
  @IsUUID()
  merge: string;
}

export class MergedDto {
  /** The merge, to take it back. */
  id: string;
  /** Who the two are now. */
  client: string;
}

export class UnmergedDto {
  client: string;
  /** The record that is a client of its own again. */
  other: string;
}
