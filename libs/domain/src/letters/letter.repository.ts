import type { ActivityCall } from '#kit/contract/activity-call.js';
import { idOf } from '#kit/contract/place.js';
import { tellEvent } from '../audit/event.repository.js';
import type { Transaction } from '../database/transaction.js';
import type { LocalText } from '../packs/local-text.type.js';
import type { Language } from '../people/principal.rule.js';
import type { LetterState, Missing } from './letter-row.type.js';
import type { WrittenLetter } from './write-letter.rule.js';

/** A letter to one receiver. */
export interface LetterToKeep {
  language: Language;
  to: { person: string | null; name: string; address: string | null; insteadOf: string | null } | null;
  /** Null where something is missing. */
  written: WrittenLetter | null;
  missing: Missing[];
}

/** What the letters of one call have in common. */
export interface LettersToKeep {
  caseId: string;
  answers: string | null;
  name: string;
  title: LocalText;
  packVersion: string;
  letters: LetterToKeep[];
}

/** A letter of a case, as it is read. */
export interface LetterRecord {
  id: string;
  template: string;
  title: LocalText;
  state: LetterState;
  missing: Missing[];
  language: Language;
  toName: string | null;
  toAddress: string | null;
  /** Whom the receiver stands in for. */
  insteadOf: string | null;
  subject: string | null;
  text: string | null;
  createdAt: Date;
}

/** Writes all letters of a call and tells of them, or nothing where that was done before: whom they went to then stands. */
export async function keepLetters(tx: Transaction, call: ActivityCall, kept: LettersToKeep): Promise<void> {
  const rows = kept.letters.map((letter, index) => ({ ...letter, id: idOf(call.key, `letter ${kept.name} ${index}`) }));
  for (const [index, row] of rows.entries()) if (!(await insert(tx, { call, kept, row })) && index === 0) return;
  for (const kind of ['letter.queued', 'letter.stopped'] as const) {
    const told = rows.filter(({ written }) => (written === null) === (kind === 'letter.stopped'));
    if (told.length > 0) await tell(tx, { call, kept, kind, told });
  }
}

async function tell(
  tx: Transaction,
  { call, kept, kind, told }: { call: ActivityCall; kept: LettersToKeep; kind: 'letter.queued' | 'letter.stopped'; told: (LetterToKeep & { id: string })[] },
): Promise<void> {
  const { key, organisation, instance, at } = call;
  const missing = [...new Set(told.flatMap((letter) => letter.missing))];
  await tellEvent(tx, {
    id: idOf(key, `${kind} ${kept.name}`),
    organisation,
    at: new Date(at),
    kind,
    actor: 'system',
    caseId: kept.caseId,
    instance,
    objects: told.map(({ id }) => ({ type: 'letter', id })),
    data: { template: kept.name, title: kept.title, ...(missing.length > 0 ? { missing } : {}) },
  });
}

async function insert(tx: Transaction, { call, kept, row }: { call: ActivityCall; kept: LettersToKeep; row: LetterToKeep & { id: string } }): Promise<boolean> {
  const { to, written } = row;
  const inserted = await tx.change(
    `INSERT INTO letter (id, organisation, "case", instance, answers, template, title, pack_version, language,
                         to_person, to_name, to_address, instead_of, subject, text, html, state, missing, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) ON CONFLICT (id) DO NOTHING`,
    [
      row.id,
      call.organisation,
      kept.caseId,
      call.instance,
      kept.answers,
      kept.name,
      JSON.stringify(kept.title),
      kept.packVersion,
      row.language,
      to?.person ?? null,
      to?.name ?? null,
      to?.address ?? null,
      to?.insteadOf ?? null,
      written?.subject ?? null,
      written?.text ?? null,
      written?.html ?? null,
      written ? 'queued' : 'stopped',
      row.missing,
      new Date(call.at),
    ],
  );
  return inserted > 0;
}

/** One page of the letters of a case, newest first. */
export function lettersOf(
  tx: Transaction,
  caseId: string,
  { limit, after }: { limit: number; after?: { createdAt: string; id: string } },
): Promise<LetterRecord[]> {
  return tx.rows(
    `SELECT l.id, l.template, l.title, l.state, l.missing, l.language, l.to_name AS "toName", l.to_address AS "toAddress", p.name AS "insteadOf", l.subject, l.text,
            l.created_at AS "createdAt" FROM letter l LEFT JOIN person p ON p.id = l.instead_of
      WHERE l."case" = $1 AND (l.created_at, l.id) < ($2::timestamptz, $3::uuid) ORDER BY l.created_at DESC, l.id DESC LIMIT $4`,
    [caseId, after?.createdAt ?? 'infinity', after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', limit],
  );
}
