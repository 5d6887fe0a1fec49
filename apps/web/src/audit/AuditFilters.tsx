import { Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import { DayInput } from '../deal/DayInput';
import { Button } from '../ui/Button';
import { LineField } from '../ui/LineField';
import { PageSearch } from '../ui/PageSearch';
import { useKeys } from '../ui/use-keys';
import { useSettled } from '../ui/use-settled';
import type { AuditWanted } from './audit-wanted';
import styles from './Audit.module.css';
import { useAsked } from './use-audit';

/** What is wanted of the audit: who, what, about what, when. It stands in the address, so it can be sent to somebody. */
export function AuditFilters({ wanted }: { wanted: AuditWanted }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/settings/audit' });
  const { data } = query.useQuery('get', '/api/v1/audit/choices');
  const want = (change: { [Name in keyof AuditWanted]: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...change }) as AuditWanted, replace: true });
  const given = (value: string | null) => (value === null || value === '' ? undefined : value);
  const nothing = Object.keys(wanted).length === 0;
  return (
    <div className={styles.filters} role="search" aria-label={t('audit.filters')}>
      <div className={styles.line}>
        <TypedAbout about={wanted.about} change={(about) => want({ about })} />
        <Export wanted={wanted} />
      </div>
      <div className={styles.fields}>
        <Select
          label={t('audit.who')}
          placeholder={t('audit.everybody')}
          searchable
          clearable
          nothingFoundMessage={t('hold.nobodyFound')}
          data={(data?.actors ?? []).map(({ actor, name }) => ({ value: actor, label: name }))}
          value={wanted.actor ?? null}
          onChange={(actor) => want({ actor: given(actor) })}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
        <Select
          label={t('audit.act')}
          placeholder={t('audit.anything')}
          searchable
          clearable
          data={(data?.acts ?? []).map(({ act, label }) => ({ value: act, label }))}
          value={wanted.act ?? null}
          onChange={(act) => want({ act: given(act) })}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
        <Day label={t('audit.from')} value={wanted.from} change={(from) => want({ from })} />
        <Day label={t('audit.until')} value={wanted.until} change={(until) => want({ until })} />
        <TypedWords q={wanted.q} change={(q) => want({ q })} />
        {!nothing && (
          <Button kind="quiet" className={styles.all} onClick={() => void navigate({ search: {}, replace: true })}>
            {t('audit.all')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What is filtered as a file. */
function Export({ wanted }: { wanted: AuditWanted }) {
  const { t } = useTranslation();
  const asked = new URLSearchParams(Object.entries(useAsked(wanted)));
  return (
    <a className={styles.export} href={`/api/v1/audit/export?${asked.toString()}`} download>
      <IconDownload size={16} aria-hidden /> {t('audit.export')}
    </a>
  );
}

interface Typed {
  change: (value: string | undefined) => void;
}

function useTyped(value: string | undefined, change: Typed['change']) {
  const [typed, setTyped] = useState(value ?? '');
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if ((value ?? '') !== typed.trim()) setTyped(value ?? '');
  }
  const settled = useSettled(typed.trim());
  const tell = useEffectEvent((words: string) => {
    if (words === typed.trim() && words !== (value ?? '')) change(words === '' ? undefined : words);
  });
  useEffect(() => tell(settled), [settled]);
  return [typed, setTyped] as const;
}

/** A day of the past: typed, or chosen from the calendar. */
function Day({ label, value, change }: { label: string; value: string | undefined; change: (day: string | undefined) => void }) {
  return (
    <div>
      <p className="mantine-InputWrapper-label">{label}</p>
      <DayInput label={label} value={value} change={change} past />
    </div>
  );
}

function TypedAbout({ about, change }: Typed & { about: string | undefined }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [typed, type] = useTyped(about, change);
  useKeys({ Slash: [t('does.search'), () => field.current?.focus()] });
  return <PageSearch label={t('audit.search')} field={field} typed={typed} type={type} open={() => change(typed.trim() === '' ? undefined : typed.trim())} />;
}

function TypedWords({ q, change }: Typed & { q: string | undefined }) {
  const { t } = useTranslation();
  const [typed, type] = useTyped(q, change);
  return <LineField label={t('audit.words')} value={typed} maxLength={200} autoComplete="off" onChange={(event) => type(event.currentTarget.value)} />;
}
