/** The largest file, bytes. */
export const LARGEST_FILE = 25 * 1_024 * 1_024;

/** As many as lie beside one task, or one case itself. */
export const MOST_FILES = 20;
