import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';

const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** `dueAt` in TypeScript is `due_at` in PostgreSQL, so that SQL written by hand needs no quotes. */
export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(className: string, given: string | undefined): string {
    return given ?? snake(className);
  }

  override columnName(property: string, given: string | undefined): string {
    return given ?? snake(property);
  }
}
