/** One cell, as a person sees it. */
export interface Cell {
  text: string;
  /** How the spreadsheet shows a number: a currency may stand there alone. */
  format?: string;
  /** `YYYY-MM-DD`, where it is a day. */
  day?: string;
  link?: string;
  /** A formula whose result is not in the file, or is an error. */
  lost?: true;
}

/** One sheet of a file. Cells are asked for one by one: nothing is kept twice. Rows and columns count from 0. */
export interface Sheet {
  name: string;
  hidden: boolean;
  height: number;
  width: number;
  /** A cell that was merged downwards has its value in each of its rows. */
  cell(row: number, column: number): Cell;
  /** As `cell`, and a cell that was merged to the right has its value in each of its columns: so headers are read. */
  header(row: number, column: number): string;
  /** Lets a row go that was read: a file of 200,000 rows needs the room. */
  forget?(row: number): void;
}

/** A file with its sheets, in their order. */
export interface Book {
  sheets: Sheet[];
  /** The day on which the file says it was last saved. */
  savedOn: string | null;
}

export const EMPTY: Cell = { text: '' };
