/** How an answer was got (WT-F5). */
export const ANSWER_SOURCES = ['file', 'account', 'mail', 'messenger', 'phone'] as const;
export type AnswerSource = (typeof ANSWER_SOURCES)[number];

/** The message in which an answer comes; its key is the question's id. */
export const ANSWERED = 'supplier.answered';

/** How a question was asked and how an answer came; a file is never asked. */
export type QueryChannel = Exclude<AnswerSource, 'file'>;

/** What a supplier says of one line that he was asked (WT-3.6). */
export interface LineAnswer {
  /** The place of the wanted item in the deal, from 1. */
  line: number;
  has: 'yes' | 'part' | 'expected' | 'no';
  /** How many he has; decimal text. */
  quantity?: string | undefined;
  /** What one costs us; decimal text. */
  price?: string | undefined;
  currency?: string | undefined;
  /** When it can be here, YYYY-MM-DD. */
  readyOn?: string | undefined;
  /** Until when he keeps it for us, RFC 3339. */
  reservedUntil?: string | undefined;
  note?: string | undefined;
}

/** A question to one supplier, about one or more lines, before it is asked. */
export interface PlannedQuery {
  /** Its id: the key by which an answer finds it. */
  query: string;
  supplier: string;
  supplierName: string;
  /** He has an address: the letter WT-L5 is queued, and nobody has to call him. */
  byMail: boolean;
}
