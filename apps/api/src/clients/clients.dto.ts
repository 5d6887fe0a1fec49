import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { TIMELINE_KINDS, type TimelineKind } from '#domain/cases/timeline-kinds.js';
import { CaseRowDto } from '../cases/cases.dto.js';
import { PromiseDto } from '../promises/promises.dto.js';
import { TimelineCountsDto, TimelineEntryDto } from '../cases/timeline.dto.js';
import { PageQueryDto } from '../labels/page.dto.js';
import { IsEmails } from '../problem/is-emails.js';
import { IsInn } from '../problem/is-inn.js';
import { IsPhone } from '../problem/is-phone.js';
import { PersonRefDto, RequestCardDto } from '../tasks/tasks.dto.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export class ClientQueryDto extends PageQueryDto {
  /** What was typed so far: first or last digits of a phone in any spelling, an e-mail, an INN, words of a name. All clients without it. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

/** Who looks after a client, and whether he is here. */
export class ClientManagerRefDto extends PersonRefDto {
  /** Null: is here. */
  awayUntil: string | null;
  /** Who stands in meanwhile. */
  substitute: PersonRefDto | null;
}

export class OpenCaseDto {
  id: string;
  /** Such as Д-1024. */
  number: string;
  /** The innermost step that is under way. */
  step: string | null;
  /** When the case was opened. */
  since: string;
}

export class LastContactDto {
  at: string;
  /** What it came to. */
  what: string;
  /** What was said or agreed. */
  said: string | null;
  by: string | null;
}

/** Something that was promised on a call, and is not done yet. */
export class ClientPromiseDto {
  what: string;
  label: string;
  dueAt: string | null;
  by: string | null;
}

/** A client as one finds him: enough to know what he calls about. */
export class ClientRowDto {
  id: string;
  name: string | null;
  company: string | null;
  /** E.164, for a `tel:` link. */
  phone: string | null;
  /** As people write it. */
  phoneText: string | null;
  email: string | null;
  inn: string | null;
  city: string | null;
  kind: 'private' | 'legal' | null;
  manager: ClientManagerRefDto | null;
  /** Three at most, the newest. */
  openCases: OpenCaseDto[];
  lastContact: LastContactDto | null;
  promises: ClientPromiseDto[];
}

export class FoundClientDto extends ClientRowDto {
  /** By what he was found; null in the list of all. */
  matched: 'phone' | 'email' | 'inn' | 'name' | 'company' | null;
}

export class ClientListDto {
  items: FoundClientDto[];
  nextCursor: string | null;
}

export class ClientKeyDto {
  kind: 'phone' | 'email' | 'inn';
  /** E.164, lower case, or digits. */
  value: string;
  /** As people write it. */
  text: string;
  /** Whose of the client's people it is; null: the client's own. */
  contact: string | null;
}

/** Somebody who speaks for a client. */
export class ClientContactDto {
  id: string;
  name: string;
  position: string | null;
  phone: string | null;
  phoneText: string | null;
  email: string | null;
}

export class OtherClientDto {
  id: string;
  name: string | null;
  company: string | null;
  phoneText: string | null;
}

export class ClientMergeDto {
  id: string;
  /** The record that went into this one. */
  other: OtherClientDto;
  at: string;
  by: string | null;
  /** Null: it holds, and can be taken back. */
  undoneAt: string | null;
  undoneBy: string | null;
}

/** Another client who is perhaps the same. */
export class ClientHintDto {
  other: OtherClientDto;
  kind: 'phone' | 'email' | 'inn';
  /** What one has, and the other was said to have. */
  text: string;
}

export class ClientRequestDto extends RequestCardDto {
  caseId: string;
}

export class ClientDto extends ClientRowDto {
  createdAt: string;
  keys: ClientKeyDto[];
  contacts: ClientContactDto[];
  /** The newest, 50 at most. */
  cases: CaseRowDto[];
  /** The newest, 50 at most. */
  requests: ClientRequestDto[];
  merges: ClientMergeDto[];
  /** What was promised to him over all his cases: what is open first; 10 at most. */
  promised: PromiseDto[];
  hints: ClientHintDto[];
}

/** What is known of a client. In a change: what is left out stays, null is forgotten, and whoever writes last is right. */
export class ClientFactsDto {
  @IsOptional()
  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string | null;

  @IsOptional()
  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  company?: string | null;

  /** In any spelling; several are separated by a comma, the first is the main one. A number without country is Russian. */
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  @IsPhone()
  phone?: string | null;

  /** Several are separated by a comma, the first is the main one. */
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(600)
  @IsEmails()
  email?: string | null;

  /** 10 digits of a company, 12 of a person; its check digits have to be right. */
  @IsOptional()
  @trimmed
  @IsString()
  @IsInn()
  inn?: string | null;

  @IsOptional()
  @trimmed
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  city?: string | null;

  @IsOptional()
  @IsIn(['private', 'legal'])
  kind?: 'private' | 'legal' | null;
}

export class MadeDto {
  id: string;
}

/** Something that befell a client, told in the caller's language. */
export class ClientEventDto extends TimelineEntryDto {
  caseId: string | null;
  caseNumber: string | null;
}

export class HistoryQueryDto extends PageQueryDto {
  /** `contacts`: talks with the client alone, in place of a filter. */
  @IsOptional()
  @IsIn(['contacts'])
  only?: 'contacts';

  /** Which filter; `all` where nothing is said. */
  @IsOptional()
  @IsIn(TIMELINE_KINDS)
  kind?: TimelineKind;
}

export class ClientHistoryDto {
  /** With the first page only. */
  counts: TimelineCountsDto | null;
  items: ClientEventDto[];
  nextCursor: string | null;
}
