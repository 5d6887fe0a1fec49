/** A letter of a case: what was written to whom, or what is missing for it. */
export class LetterDto {
  id: string;
  /** Name of the pack's template. */
  template: string;
  title: string;
  /** `queued`: waits to be sent. `stopped`: something is missing. */
  state: 'queued' | 'stopped' | 'sent';
  stateLabel: string;
  /** Null where nobody could get it. */
  to: LetterReceiverDto | null;
  /** Null of a letter that was stopped. */
  subject: string | null;
  text: string | null;
  /** What stops it, in words; empty where nothing does. */
  missing: string[];
  createdAt: string;
}

export class LetterReceiverDto {
  name: string;
  /** Null where we know none. */
  address: string | null;
  /** Who was asked for and is away: the receiver stands in. */
  insteadOf: string | null;
}

export class LetterListDto {
  items: LetterDto[];
  nextCursor: string | null;
}
