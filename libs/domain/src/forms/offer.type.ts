import type { Role } from '../people/role.type.js';
import type { ReasonLists } from './reason.type.js';

/** Somebody who can be chosen. */
export interface Offered {
  readonly id: string;
  readonly name: string;
}

/** What a form offers that its contract cannot know: reasons of the pack, and people by their role. */
export interface Offer {
  readonly reasons: ReasonLists;
  readonly people: Readonly<Partial<Record<Role, readonly Offered[]>>>;
}
