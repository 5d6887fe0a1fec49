/** Something that is not right in a file of a pack: where, what, and what to do. */
export interface Finding {
  /** As people find it: `packs/west-technology/deadlines.json`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** A sentence for whoever writes the pack. */
  readonly message: string;
  /** The way to the value, and the rule that it breaks as the API's texts know it (`required`, `large`): for people who edit settings. */
  readonly way?: readonly (string | number)[];
  readonly rule?: string;
  /** Only something to know: it stops nothing. */
  readonly note?: true;
}

/** A finding as a line that editors understand. */
export const findingText = ({ file, line, message, note }: Finding): string => `${file}:${line}: ${note ? 'note: ' : ''}${message}`;

/** Those that stop a pack. */
export const faultsOf = (findings: readonly Finding[]): Finding[] => findings.filter(({ note }) => !note);
