import type { Database } from './database.js';
import { MIGRATIONS } from './migrations/index.js';

/** Tells whether the tables are those that this program was built for. Asks until they are, and then no more: migrations go forward only. */
export class Migrated {
  private known = false;

  constructor(private readonly database: Database) {}

  /** Throws where PostgreSQL does not answer. */
  async is(): Promise<boolean> {
    this.known ||= await this.look();
    return this.known;
  }

  private async look(): Promise<boolean> {
    const names = MIGRATIONS.map((migration) => migration.name);
    const done = await this.database.lookUp<{ done: number }>(`SELECT count(DISTINCT name)::int AS done FROM migration WHERE name = ANY($1)`, [names]);
    return done?.done === names.length;
  }
}
