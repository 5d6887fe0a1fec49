import type { Database } from '#domain/database/database.js';
import type { Offer, Offered } from '#domain/forms/offer.type.js';
import { peopleOfRoles, type PeopleWanted } from '#domain/people/people-of-roles.repository.js';
import { suppliersNamed } from '#domain/stock/suppliers-named.repository.js';

/** Looks up whom forms speak of by id. */
export interface Directory {
  /** Who can be chosen. */
  people(wanted: PeopleWanted): Promise<Offer['people']>;
  /** Those of these that are suppliers of the organisation. */
  suppliers(organisation: string, ids: readonly string[]): Promise<readonly Offered[]>;
}

/** The directory that a database holds. */
export function directoryOf(database: Database): Directory {
  return {
    people: (wanted) => peopleOfRoles(database, wanted),
    suppliers: (organisation, ids) => suppliersNamed(database, organisation, ids),
  };
}
