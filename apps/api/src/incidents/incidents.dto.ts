import { IsIn, IsOptional, Length } from 'class-validator';
import { PageQueryDto } from '../labels/page.dto.js';

export class IncidentListQueryDto extends PageQueryDto {
  @IsOptional()
  @IsIn(['open', 'closed'])
  status?: 'open' | 'closed';
}

/** What a person has to look at, told in the caller's language. */
export class IncidentDto {
  id: string;
  /** Such as command-refused. */
  kind: string;
  /** What happened. */
  title: string;
  /** What it means, and what to do about it. */
  text: string;
  since: string;
  /** What the system does about it meanwhile. */
  trying: string | null;
  /** Whether "try now" makes sense. */
  canRetry: boolean;
  /** Facts for whoever looks closer. */
  facts: string | null;
  caseId: string | null;
  caseNumber: string | null;
  processLabel: string | null;
  stepLabel: string | null;
  task: IncidentTaskDto | null;
  /** Whose click it was. */
  actor: string | null;
  closed: IncidentClosedDto | null;
}

export class IncidentTaskDto {
  id: string;
  title: string;
}

export class IncidentClosedDto {
  at: string;
  /** Null: by the system, because the trouble was over. */
  by: string | null;
  why: string;
}

export class IncidentListDto {
  items: IncidentDto[];
  nextCursor: string | null;
}

export class CloseIncidentDto {
  /** Why nothing more has to be done. */
  @Length(1, 500)
  why: string;
}
