/** The largest file, bytes. */
export const LARGEST_FILE = 25 * 1_024 * 1_024;

/** As many as lie beside one task, or one case itself. */
export const MOST_FILES = 20;

/** Bytes that may be laid down in a day and a night: by one person, and by all of an organisation. */
export interface DailyBytes {
  person: number;
  organisation: number;
}

export const MEGABYTE = 1_000_000;
