import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowNote } from '../api/types';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import styles from './List.module.css';
import { NOTE_KINDS, notesByKind, notesText, type NoteKind } from './notes';
import { useCount } from './use-count';

/** So many are shown at first. */
const FEW = 5;

interface RowNotesProps {
  list: { rejected: readonly RowNote[]; rejectedRows: number; unclear: readonly RowNote[]; unclearRows: number };
}

/** The rows that were not taken, or not wholly understood, by kind: with their number in the file, the reason, and a way to copy all of them. */
export function RowNotes({ list }: RowNotesProps) {
  const { t } = useTranslation();
  const count = useCount();
  const kinds = notesByKind(list);
  const told = NOTE_KINDS.filter((kind) => kinds[kind].length > 0);
  if (told.length === 0) return <p className={styles.quiet}>{t('suppliers.notes.none')}</p>;
  const rest = list.rejectedRows + list.unclearRows - list.rejected.length - list.unclear.length;
  return (
    <div className={styles.notes}>
      {told.map((kind) => (
        <Notes key={kind} kind={kind} notes={kinds[kind]} />
      ))}
      {rest > 0 && <p className={styles.quiet}>{t('suppliers.notes.rest', { amount: count(rest) })}</p>}
    </div>
  );
}

function Notes({ kind, notes }: { kind: NoteKind; notes: readonly RowNote[] }) {
  const { t } = useTranslation();
  const count = useCount();
  const [all, setAll] = useState(false);
  const shown = all ? notes : notes.slice(0, FEW);
  const sheets = new Set(notes.map(({ sheet }) => sheet)).size > 1;
  return (
    <section aria-label={t(`suppliers.notes.${kind}.title`)}>
      <div className={styles.notesHead}>
        <h3 className={styles.notesTitle}>
          {t(`suppliers.notes.${kind}.title`)} <span className={styles.number}>{count(notes.length)}</span>
        </h3>
        <CopyButton text={notesText(notes)} label={t('suppliers.notes.copy', { kind: t(`suppliers.notes.${kind}.title`) })} />
      </div>
      <p className={styles.quiet}>{t(`suppliers.notes.${kind}.text`)}</p>
      <table className={styles.noteRows}>
        <thead className="hidden-visually">
          <tr>
            <th scope="col">{t('suppliers.notes.row')}</th>
            <th scope="col">{t('suppliers.notes.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ sheet, row, code, reason }) => (
            <tr key={`${sheet} ${row} ${code}`}>
              <td className={styles.rowNumber}>{sheets ? t('suppliers.notes.rowOf', { sheet, row }) : t('suppliers.notes.rowIs', { row })}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {notes.length > shown.length && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t('suppliers.notes.all', { amount: count(notes.length) })}
        </Button>
      )}
    </section>
  );
}
