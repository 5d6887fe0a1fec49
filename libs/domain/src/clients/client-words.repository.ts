import type { Transaction } from '../database/transaction.js';
import { FAMILY } from './client-keys.repository.js';
import { wordsOf } from './look-up.rule.js';

/** Makes the words anew by which a client is found: of his names, of his people's, and of those who turned out to be him. */
export async function keepWords(tx: Transaction, { organisation, client }: { organisation: string; client: string }): Promise<void> {
  const names = await tx.rows<{ field: string; text: string }>(
    `${/* sql-fragment */ FAMILY}
     SELECT 'name' AS field, name AS text FROM client WHERE id IN (SELECT id FROM family) AND name IS NOT NULL
     UNION ALL SELECT 'company', company FROM client WHERE id IN (SELECT id FROM family) AND company IS NOT NULL
     UNION ALL SELECT 'name', name FROM client_contact WHERE client = $1`,
    [client],
  );
  const rows = names.flatMap(({ field, text }) => wordsOf(text).map((word) => ({ field, word })));
  await tx.change(`DELETE FROM client_word WHERE client = $1`, [client]);
  if (rows.length === 0) return;
  await tx.change(
    `INSERT INTO client_word (client, word, field, organisation) SELECT $1, word, field, $2 FROM unnest($3::text[], $4::text[]) AS made(word, field) ON CONFLICT DO NOTHING`,
    [client, organisation, rows.map(({ word }) => word), rows.map(({ field }) => field)],
  );
}
