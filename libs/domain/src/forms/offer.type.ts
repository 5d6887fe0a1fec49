import type { Role } from '../people/role.type.js';
import type { ReasonLists } from './reason.type.js';

/** Somebody who can be chosen. */
export interface Offered {
  readonly id: string;
  readonly name: string;
}

/** What a form offers that its contract cannot know: reasons of the pack, people by their role, and suppliers. */
export interface Offer {
  readonly reasons: ReasonLists;
  readonly people: Readonly<Partial<Record<Role, readonly Offered[]>>>;
  /** Those that the form names; a company has too many to tell all of them with each form. */
  readonly suppliers: readonly Offered[];
}
