import { EventEmitter } from 'node:events';
import pg from 'pg';
import { CHANNEL, type Change } from './announce.js';

/** Milliseconds before a lost connection is tried again. */
const AGAIN = 500;

/** One connection of PostgreSQL that hears every change; comes back by itself. What was missed meanwhile is told as `gap`. */
export class ChangeListener {
  private readonly heard = new EventEmitter().setMaxListeners(0);
  private client: pg.Client | undefined;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly trouble: (error: Error) => void,
  ) {}

  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'reglament listener', keepAlive: true });
    let live = false;
    // A connection tells of its end in several ways; it is lost once, and only if it was there.
    const lost = (error: Error) => {
      if (live) this.lost(error);
      live = false;
    };
    client.on('error', lost);
    client.on('end', () => lost(new Error('The connection has ended.')));
    client.on('notification', ({ payload }) => this.heard.emit('change', JSON.parse(payload ?? '{}') as Change));
    try {
      await client.connect();
      await client.query(`LISTEN ${/* sql-fragment */ CHANNEL}`);
    } catch (error) {
      await client.end().catch(() => undefined); // it was never there
      throw error;
    }
    live = true;
    this.client = client;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end();
  }

  /** Calls `hear` for each change until the returned function is called. */
  on(hear: (change: Change) => void): () => void {
    this.heard.on('change', hear);
    return () => this.heard.off('change', hear);
  }

  /** Calls `hear` after each time the connection was lost and came back. */
  onGap(hear: () => void): () => void {
    this.heard.on('gap', hear);
    return () => this.heard.off('gap', hear);
  }

  private lost(error: Error): void {
    this.client = undefined;
    if (this.closed) return;
    this.trouble(error);
    this.again();
  }

  private again(): void {
    setTimeout(() => {
      if (this.closed) return;
      this.open().then(
        () => this.heard.emit('gap'),
        (error: Error) => {
          this.trouble(error);
          this.again();
        },
      );
    }, AGAIN).unref();
  }
}
