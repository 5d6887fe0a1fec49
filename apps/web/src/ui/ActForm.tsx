import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import styles from './ActForm.module.css';
import { Button } from './Button';
import { Key } from './Key';
import { useProblemWords } from './use-problem-words';

interface ActFormProps {
  /** What it is for, above its fields. */
  title: string;
  hint?: ReactNode;
  /** The act, on its button. */
  act: string;
  busy: boolean;
  problem: Problem | null;
  send: () => void;
  close: () => void;
  children: ReactNode;
}

/** A few fields that open in the page for one act: Enter sends, Escape closes. */
export function ActForm({ title, hint, act, busy, problem, send, close, children }: ActFormProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    // A calendar or a list that has dropped down from here keeps its own keys.
    const target = event.target as Element;
    if (!event.currentTarget.contains(target) || target.getAttribute('aria-expanded') === 'true') return;
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
    // Ctrl+Enter is the page's main act, and this is another one.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
  };
  return (
    <form className={styles.form} aria-label={title} onSubmit={submit} onKeyDown={keys} noValidate>
      <p className={styles.title}>{title}</p>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      <div className={styles.fields}>{children}</div>
      {problem && (
        <p className={styles.wrong} role="alert">
          {words(problem)}
        </p>
      )}
      <div className={styles.acts}>
        <Button type="submit" kind="ghost" aria-busy={busy}>
          {busy ? t('act.going') : act} <Key name="Enter" />
        </Button>
        <Button kind="quiet" onClick={close} aria-keyshortcuts="Escape">
          {t('act.close')} <Key name="Esc" />
        </Button>
      </div>
    </form>
  );
}
