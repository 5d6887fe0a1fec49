import { IsBoolean, IsOptional, IsUUID } from 'class-validator';

export class LookDto {
  /** One page in one browser, by an id that it gave itself. */
  @IsUUID()
  page: string;

  /** Something is being written into the form. */
  @IsBoolean()
  typing: boolean;

  /** The page is being left. */
  @IsOptional()
  @IsBoolean()
  away?: boolean;
}

/** Somebody else who looks at the same case now. */
export class LookerDto {
  id: string;
  name: string;
  /** The task that lies open before him; null of the case itself. */
  taskId: string | null;
  typing: boolean;
}

export class LookersDto {
  others: LookerDto[];
}
