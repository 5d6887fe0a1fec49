import { Unmet } from './unmet.js';

/** One word of a line: what it is called in messages, where its author wrote it, and what it does. */
interface Link {
  readonly word: string;
  readonly written: Error;
  readonly work: () => Promise<void>;
}

/**
 * The words of one story in the order in which they were written, carried out when the line is awaited. The first that fails ends the
 * line with one error: which word, what it expected, what stands; its stack points at the line of the test, not at the kit.
 */
export class Line {
  private readonly said: string[] = [];
  private waiting: Link[] = [];

  constructor(private readonly stands: () => Promise<string>) {}

  /** Adds a word; to be called while its author's line is on the stack. */
  add(word: string, work: () => Promise<void>): void {
    this.waiting.push({ word, written: new Error(), work });
  }

  /** The place of the first word that nobody has awaited yet, as a stack; undefined when all was carried out. */
  get unawaited(): Error | undefined {
    return this.waiting[0]?.written;
  }

  /** How many words wait to be carried out. */
  get length(): number {
    return this.waiting.length;
  }

  /** Carries out what was added since the last time, or the first words of it. */
  async carryOut(most = Infinity): Promise<void> {
    const links = this.waiting.slice(0, most);
    this.waiting = this.waiting.slice(links.length);
    for (const link of links) {
      this.said.push(link.word);
      try {
        await link.work();
      } catch (error) {
        throw await this.explain(link, error as Error);
      }
    }
  }

  /** Leaves the rest of the story untold. */
  breakOff(): void {
    this.waiting = [];
  }

  private async explain({ word, written }: Link, error: Error): Promise<Error> {
    const stands = await this.stands().catch((reason: unknown) => `could not be read (${(reason as Error).message})`);
    const path = [...this.said.slice(0, -1), `► ${word}`].join(' → ');
    const told = new Error(`${error.message}\n  in the story: ${path}\n  what stands:  ${stands}`, error instanceof Unmet ? {} : { cause: error });
    told.stack = `Error: ${told.message}\n${framesOf(written)}`;
    return told;
  }
}

/** Words of the kit are left out, so that the stack begins with the line of the test. */
export function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((frame) => /^\s+at /.test(frame) && !/process-kit[\\/]src[\\/]testing/.test(frame))
    .join('\n');
}
