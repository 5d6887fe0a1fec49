import type { Language } from './principal.rule.js';
import type { Role } from './role.type.js';

/** What an administrator says of somebody. */
export interface AccountFacts {
  name: string;
  email: string | null;
  roles: readonly Role[];
  skills: readonly string[];
  language: Language;
}

/** What changes: what is left out stays. */
export type AccountChange = Partial<AccountFacts> & { active?: boolean };

/** An account as an administrator sees it. */
export interface AccountRecord extends AccountFacts {
  id: string;
  login: string;
  /** False of somebody who cannot come in any more. */
  active: boolean;
  /** Whether a password was ever set: without one nobody comes in. */
  hasPassword: boolean;
  createdAt: Date;
  /** To some minutes; null: never, or not since this is noted. */
  lastSeenAt: Date | null;
  /** In his hands, put aside or not. */
  openTasks: number;
  /** Whom he looks after. */
  clients: number;
  version: number;
}
