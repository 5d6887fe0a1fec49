import { IsISO8601, IsObject, Length } from 'class-validator';

export class HoldCaseDto {
  /** Until when nothing is to be done. */
  @IsISO8601({ strict: true })
  until: string;

  @Length(1, 500)
  reason: string;
}

export class CancelCaseDto {
  @Length(1, 500)
  reason: string;
}

export class CorrectCaseDto {
  /** New values by field (city, neededBy, deliveryAddress, contactName, contactPhone, note); null takes one away. */
  @IsObject()
  changes: Record<string, unknown>;
}

/** How a case stands after an act on it. */
export class SteeredDto {
  caseId: string;
  /** On hold until then; null: not on hold. */
  heldUntil: string | null;
  /** How often its data were corrected. */
  corrections: number;
  /** Of a cancel: ask `GET /commands/{id}` what came of it. */
  commandId: string | null;
}
