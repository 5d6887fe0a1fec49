import { hashOf, valueAt } from '#domain/packs/overlay.js';
import { demoPerson } from './demo-person.js';
import type { Unbegun } from './story.js';

/** The company of a story has set this over a file of its pack. */
export async function setOver({ database, packs, organisation, clock }: Unbegun, file: string, [name, value]: [name: string, value: unknown]): Promise<void> {
  const base = hashOf(valueAt((await packs.of(organisation)).source, file, [name]));
  await database.inOrganisation(organisation, (tx) =>
    tx.rows(`INSERT INTO pack_overlay (organisation, file, path, value, base_hash, "by", at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`, [
      organisation,
      file,
      JSON.stringify([name]),
      JSON.stringify(value),
      base,
      demoPerson('admin'),
      clock.now(),
    ]),
  );
  packs.forget(organisation);
}
