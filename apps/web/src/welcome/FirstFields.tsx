import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Link } from '../api/types';
import { LineField } from '../ui/LineField';

/** What the first administrator says of the company and himself. */
export interface First {
  company: string;
  timeZone: string;
  name: string;
  login: string;
}

interface FirstFieldsProps {
  values: First;
  change: (change: Partial<First>) => void;
}

/** Empty, but for the time zone of whoever sits here, and the login that nearly everybody would choose. */
export function useFirst({ login }: Link): FirstFieldsProps {
  const [values, setValues] = useState<First>({ company: '', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, name: '', login });
  return { values, change: (change) => setValues((before) => ({ ...before, ...change })) };
}

/** The fields of an empty installation: its company, and who looks after it. */
export function FirstFields({ values, change }: FirstFieldsProps) {
  const { t } = useTranslation();
  const zones = useId();
  return (
    <>
      <LineField
        label={t('welcome.company')}
        name="company"
        value={values.company}
        onChange={(event) => change({ company: event.currentTarget.value })}
        autoComplete="organization"
        autoFocus
      />
      <LineField
        label={t('welcome.timeZone')}
        name="time-zone"
        value={values.timeZone}
        onChange={(event) => change({ timeZone: event.currentTarget.value })}
        list={zones}
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <LineField
        label={t('welcome.name')}
        name="name"
        value={values.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        autoComplete="name"
      />
      <LineField
        label={t('login.login')}
        name="username"
        value={values.login}
        onChange={(event) => change({ login: event.currentTarget.value })}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
    </>
  );
}
