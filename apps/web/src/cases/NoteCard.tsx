import { Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useAct } from '../api/use-act';
import { useMay, useMe } from '../app/session';
import { serverNow } from '../time/now';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import { useProblemWords } from '../ui/use-problem-words';
import styles from './Case.module.css';
import { keepNote, keptNote } from './kept-note';

/** As long as the server takes. */
const LONGEST = 5_000;

/** A field for the history of the case (N): Ctrl Enter writes it down. What is typed is kept until then. */
export function NoteCard({ caseId, field }: { caseId: string; field: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation();
  const may = useMay('case.note');
  const { user } = useMe();
  const queries = useQueryClient();
  const words = useProblemWords();
  const { busy, problem, run } = useAct();
  const [text, setText] = useState(() => keptNote(user.id, caseId));
  /** The same words carry the same key until they were answered: they are never written twice. */
  const key = useRef<string>(undefined);
  useKeys(may ? { KeyN: [t('note.title'), () => field.current?.focus()] } : {});
  if (!may) return null;
  const change = (next: string) => {
    setText(next);
    keepNote(user.id, caseId, { text: next, at: serverNow() });
    key.current = undefined;
  };
  const send = async () => {
    const said = text.trim();
    if (said === '') return field.current?.focus();
    key.current ??= crypto.randomUUID();
    const init = { params: { path: { id: caseId } }, body: { text: said }, headers: { 'Idempotency-Key': key.current } };
    if (!(await run(() => api.POST('/api/v1/cases/{id}/notes', init)))) return;
    change('');
    void queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => String(path).startsWith('/api/v1/cases/') });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') field.current?.blur();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void send();
  };
  return (
    <section className={`panel ${styles.part}`} aria-label={t('note.title')}>
      <Textarea
        ref={field}
        label={t('note.title')}
        placeholder={t('note.placeholder')}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={keys}
        aria-keyshortcuts="N"
      />
      {problem && (
        <p className={styles.wrong} role="alert">
          {words(problem)}
        </p>
      )}
      <Button className={styles.write} onClick={() => void send()} aria-busy={busy} aria-keyshortcuts="Control+Enter">
        {t(busy ? 'act.going' : 'note.write')} <Key name="Ctrl Enter" />
      </Button>
    </section>
  );
}
