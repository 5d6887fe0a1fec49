/** An event as a rebuild reads it; in the order in which they were written. Instants are RFC 3339. */
export interface ToldEvent {
  at: string;
  kind: string;
  actor: string;
  case: string | null;
  instance: string | null;
  objects: readonly { type: string; id: string }[];
  data: Readonly<Record<string, unknown>>;
}

/** A command as a rebuild reads it: its row is as primary as an event. */
export interface ToldCommand {
  id: string;
  kind: string;
  wait: string | null;
  task: string | null;
  status: string;
  reason: string | null;
  data: unknown;
  decidedAt: string;
}

export type Row = Readonly<Record<string, unknown>>;

/** The tables that can be rebuilt, in the order in which their rows need each other. */
export const REBUILT = ['process_instance', 'wait', 'expectation', 'task', 'inbox'] as const;

export type RebuiltTable = (typeof REBUILT)[number];

/** Rows by table and key: an id, for `expectation` and `inbox` two parts with a blank between. Columns are named as in the table, instants are RFC 3339. */
export type Rows = Readonly<Record<RebuiltTable, Map<string, Row>>>;

/** What the rows must be by what was told. */
export interface Told {
  rows: Rows;
  /** Tasks and waits that older releases told of without what a rebuild needs: nothing is said about them. */
  untold: ReadonlySet<string>;
}
