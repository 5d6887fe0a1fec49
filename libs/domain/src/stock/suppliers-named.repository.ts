import type { Database } from '../database/database.js';
import type { Offered } from '../forms/offer.type.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Those of these ids that are suppliers of the organisation, by name: one statement, and none where nothing could be an id. */
export async function suppliersNamed(database: Database, organisation: string, ids: readonly string[]): Promise<Offered[]> {
  const wanted = [...new Set(ids)].filter((id) => UUID.test(id));
  if (wanted.length === 0) return [];
  const row = await database.lookUp<{ suppliers: Offered[] | null }>(
    `SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY name_key) AS suppliers FROM supplier WHERE organisation = $1 AND id = ANY($2::uuid[])`,
    [organisation, wanted],
  );
  return row?.suppliers ?? [];
}
