import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MappingChoice, Supplier } from '../api/types';
import { Trouble } from '../app/Trouble';
import { Skeleton } from '../ui/Skeleton';
import { MappingForm } from './MappingForm';
import styles from './Mapping.module.css';
import { RowNotes } from './RowNotes';
import type { Upload } from './use-upload';
import { useList, useSample, type Look } from './use-suppliers';

interface MappingPanelProps {
  supplier: Supplier;
  /** The file that is asked about, or the one that counts. */
  list: { id: string; fileName: string };
  upload: Upload;
  /** Given where nothing is asked and somebody wants to look: then it is read again. */
  close: (() => void) | null;
  /** Whether the keyboard is to begin here: somebody has just opened it. */
  begin: boolean;
}

/** Which column of a file is what: asked where it was not understood or has moved, or looked at by whoever wants it read otherwise (WT-3.1). */
export function MappingPanel({ supplier, list, upload, close, begin }: MappingPanelProps) {
  const { t } = useTranslation();
  const [look, setLook] = useState<Look>({});
  const asked = useList(supplier.id, list.id);
  const own = asked.data?.needsMapping;
  const elsewhere = look.sheets !== undefined || look.headerRow !== undefined;
  const sample = useSample({ id: supplier.id, list: list.id }, look, elsewhere || close !== null);
  const seen = elsewhere || close !== null ? sample.data : own;
  const question = seen && own && elsewhere ? { ...seen, changed: own.changed } : seen;
  const error = sample.error ?? asked.error;
  const read = (choice: MappingChoice) => upload.read(list, { ...choice, ...(close ? { again: true } : {}) });
  return (
    <section className={`panel ${styles.panel}`} aria-labelledby="mapping-title">
      <h2 id="mapping-title" className={styles.title}>
        {t(close ? 'suppliers.mapping.title' : own?.changed ? 'suppliers.mapping.changed' : 'suppliers.mapping.asked', { name: list.fileName })}
      </h2>
      <p className={styles.hint}>{t(close ? 'suppliers.mapping.hint' : own?.changed ? 'suppliers.mapping.changedHint' : 'suppliers.mapping.askedHint')}</p>
      {question ? (
        <MappingForm
          key={`${question.sheet} ${String(question.headerRow)}`}
          question={question}
          currency={supplier.currency}
          look={look}
          lookAt={setLook}
          read={read}
          busy={upload.fate?.kind === 'going'}
          close={close}
          begin={begin}
        />
      ) : error === null ? (
        <Skeleton bars={5} />
      ) : (
        <Trouble error={error} again={() => void sample.refetch()} back="/suppliers" />
      )}
      {!close && asked.data && asked.data.rejectedRows > 0 && <RowNotes list={asked.data} />}
    </section>
  );
}
