import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../ui/use-keys';
import styles from './Cases.module.css';

/** How long one waits for the next letter, ms. */
const PAUSE = 200;

/** Looks for cases by number, client or holder while one types; what was typed is in the URL. */
export function CaseSearch({ q = '' }: { q: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(q);
  useKeys({ Slash: [t('does.search'), () => field.current?.focus()] });
  /** What the URL was last told from here: what it says otherwise came from elsewhere, such as a link to all cases. */
  const told = useRef(q);
  useEffect(() => {
    if (q === told.current) return;
    told.current = q;
    setTyped(q);
  }, [q]);
  useEffect(() => {
    const next = typed.trim();
    if (next === told.current) return;
    const timer = setTimeout(() => {
      told.current = next;
      void navigate({ to: '/cases', search: (before) => ({ ...before, q: next === '' ? undefined : next }), replace: true });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed, navigate]);
  return (
    <TextInput
      ref={field}
      type="search"
      className={styles.search}
      aria-label={t('cases.search')}
      placeholder={t('cases.search')}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      maxLength={200}
      autoComplete="off"
      aria-keyshortcuts="/"
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          if (typed === '') field.current?.blur();
          setTyped('');
        }
      }}
    />
  );
}
