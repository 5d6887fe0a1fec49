import { IsISO8601, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { PageQueryDto } from '../labels/page.dto.js';

export class AuditFilterDto extends PageQueryDto {
  /** Who acted, as `GET /audit/choices` names them: `person:<id>`, `token:<id>`, `system`. */
  @IsOptional()
  @Matches(/^[a-z]+(:[0-9a-z-]{1,60})?$/)
  actor?: string;

  /** Such as `task.complete`. */
  @IsOptional()
  @Matches(/^[a-z-]+\.[a-z-]+$/)
  @MaxLength(60)
  act?: string;

  /** What it was about: the number of a case, a client by name or telephone, the id of anything. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  about?: string;

  /** Not before this instant. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @MaxLength(40)
  from?: string;

  /** Before this instant. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @MaxLength(40)
  until?: string;

  /** Words out of what was written down. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

/** What an act was about. */
export class AuditObjectDto {
  id: string;
  kind: 'case' | 'task' | 'client' | 'supplier' | 'person' | 'token' | 'file' | 'request' | 'process' | 'view' | 'other';
  text: string;
  /** The case that it belongs to. */
  caseId: string | null;
}

/** One fact out of what was written down. */
export class AuditFactDto {
  name: string;
  label: string;
  value: string;
}

export class AuditEntryDto {
  id: string;
  at: string;
  /** As the filter takes it. */
  actor: string;
  actorName: string;
  act: string;
  /** The act in the caller's language. */
  actLabel: string;
  about: AuditObjectDto | null;
  facts: AuditFactDto[];
  /** `sealed`: under a seal, and as it was sealed. `waiting`: the next seal takes it, within a minute or so. `changed`: no longer what was sealed. */
  seal: 'sealed' | 'waiting' | 'changed';
}

export class AuditListDto {
  items: AuditEntryDto[];
  nextCursor: string | null;
  /** Words were sought, and there are older entries that were not looked through: the next page goes on there. */
  partial: boolean;
}

export class AuditActorDto {
  actor: string;
  name: string;
}

export class AuditActDto {
  act: string;
  label: string;
}

/** What the filters can be set to. */
export class AuditChoicesDto {
  actors: AuditActorDto[];
  acts: AuditActDto[];
}

export class AuditLastSealDto {
  number: string;
  sealedAt: string;
  /** SHA-256 over the whole chain so far: kept elsewhere, it proves that nobody made the chain anew. */
  hash: string;
  /** Whether it follows from the seal before. */
  holds: boolean;
}

/** Up to where the audit is sealed. The whole chain is compared by `npm run audit:verify`. */
export class AuditSealStateDto {
  last: AuditLastSealDto | null;
}
