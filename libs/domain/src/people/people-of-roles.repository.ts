import type { Database } from '../database/database.js';
import type { Offered } from '../forms/offer.type.js';
import type { Role } from './role.type.js';

/** Who may be chosen, as a form asks for it. */
export interface PeopleWanted {
  readonly organisation: string;
  readonly roles: readonly Role[];
  /** People who were chosen already: their names are told though they may have left since. */
  readonly chosen: readonly string[];
}

/** Those who work in an organisation and have one of these roles, by role and name: one statement. */
export async function peopleOfRoles(database: Database, { organisation, roles, chosen }: PeopleWanted): Promise<Partial<Record<Role, Offered[]>>> {
  const row = await database.lookUp<{ people: Partial<Record<Role, Offered[]>> | null }>(
    `SELECT json_object_agg(role, of) AS people FROM (
       SELECT r.role, json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.name, p.id) AS of
         FROM unnest($2::text[]) AS r(role) JOIN person p ON r.role = ANY(p.roles)
        WHERE p.organisation = $1 AND (p.active OR p.id::text = ANY($3)) GROUP BY r.role) AS by_role`,
    [organisation, [...roles], [...chosen]],
  );
  return row?.people ?? {};
}
