import { createHash } from 'node:crypto';
import pg from 'pg';

/**
 * Statements that one connection prepares. The product has fewer; what an unforeseen statement with a varying text would bring beyond it is
 * sent unprepared, so that no connection grows without end.
 */
const MOST = 300;

/** A connection on which PostgreSQL reads and plans a statement with parameters once, and not with each call: planning costs more than running it. */
export class PreparingClient extends pg.Client {
  private readonly names = new Map<string, string>();

  // The library has a dozen overloads; what all callers here send is a text with its parameters.
  override query(...words: unknown[]): never {
    const [text, values, ...rest] = words;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? this.nameOf(text) : undefined;
    const sent = name === undefined ? words : [{ name, text, values: values as unknown[] }, ...rest];
    return (super.query as (...sent: unknown[]) => never)(...sent);
  }

  /** The name under which this connection knows the statement: the same text, the same name. */
  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= MOST) return known;
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    this.names.set(text, name);
    return name;
  }
}
