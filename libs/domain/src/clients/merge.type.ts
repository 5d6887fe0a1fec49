import type { ClientKeyValue } from './client-key.rule.js';

/** What went from one client to another when they were merged. */
export interface Moved {
  keys: ClientKeyValue[];
  contacts: string[];
  cases: string[];
  requests: string[];
  /** What the one that stayed lacked and got, by column. */
  filled: Record<string, string>;
  /** Who looked after the one that went. */
  manager: string | null;
}
