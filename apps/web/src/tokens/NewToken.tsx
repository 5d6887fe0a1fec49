import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { NewToken as NewTokenBody } from '../api/types';
import { useAct } from '../api/use-act';
import { ShownOnce } from '../settings/ShownOnce';
import { serverNow } from '../time/now';
import { ActForm } from '../ui/ActForm';
import { Button } from '../ui/Button';
import { ChoiceLine } from '../ui/ChoiceLine';
import { TicksField } from '../ui/TicksField';
import { WordsField } from '../ui/WordsField';
import { SCOPE_NAMES, type Scope } from './scope-names';
import styles from './Tokens.module.css';
import { useTokensAgain } from './use-tokens';

const DAY = 86_400_000;
const ENDS = ['30', '90', '365', 'never'] as const;

/** For which program, what it may, for how long; then the token itself, this once. */
export function NewToken({ scopes, close }: { scopes: readonly string[]; close: () => void }) {
  const { t } = useTranslation();
  const again = useTokensAgain();
  const { busy, problem, run } = useAct();
  const [name, setName] = useState('');
  const [ticked, setTicked] = useState<string[]>([]);
  const [end, setEnd] = useState<string>('365');
  const [token, setToken] = useState<string>();
  const send = async () => {
    const until = end === 'never' ? {} : { expiresAt: new Date(serverNow() + Number(end) * DAY).toISOString() };
    const body = { name: name.trim(), scopes: ticked as NewTokenBody['scopes'], ...until };
    const made = await run(() => api.POST('/api/v1/api-tokens', { body }));
    if (!made?.data) return;
    setToken(made.data.token);
    void again();
  };
  if (token !== undefined)
    return (
      <div className={styles.made} role="status">
        <ShownOnce title={t('tokens.made', { name: name.trim() })} secret={token} copy={t('tokens.copy')}>
          {t('tokens.madeHint')}
        </ShownOnce>
        <p>
          <Button onClick={close}>{t('tokens.ready')}</Button>
        </p>
      </div>
    );
  return (
    <ActForm
      title={t('tokens.newTitle')}
      hint={t('tokens.newHint')}
      act={t('tokens.make')}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    >
      <WordsField first label={t('tokens.fields.name')} max={100} value={name} change={setName} />
      <ChoiceLine label={t('tokens.fields.until')} value={end} choose={setEnd} choices={ENDS.map((value) => ({ value, label: t(`tokens.ends.${value}`) }))} />
      <TicksField
        label={t('tokens.fields.scopes')}
        choices={scopes.map((scope) => ({
          value: scope,
          label: scope in SCOPE_NAMES ? t(SCOPE_NAMES[scope as Scope].name) : scope,
          ...(scope in SCOPE_NAMES ? { hint: t(SCOPE_NAMES[scope as Scope].text) } : {}),
        }))}
        ticked={ticked}
        change={setTicked}
      />
    </ActForm>
  );
}
