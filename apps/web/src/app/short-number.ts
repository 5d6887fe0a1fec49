const SAID = 8;

/** The end of an answer's number: short enough to be said, and the log is searched by it. */
export function shortNumber(number: string): string {
  return number.slice(-SAID);
}
