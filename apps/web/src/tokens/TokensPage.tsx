import '../texts/later';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiToken } from '../api/types';
import { Trouble } from '../app/Trouble';
import { SettingsFrame } from '../settings/SettingsFrame';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Key } from '../ui/Key';
import { Skeleton } from '../ui/Skeleton';
import { useKeys } from '../ui/use-keys';
import { NewToken } from './NewToken';
import { TokenItem } from './TokenItem';
import styles from './Tokens.module.css';
import { useTokens } from './use-tokens';

/** By which tokens programs come in. */
export function TokensPage() {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useTokens();
  useKeys({ KeyN: [t('tokens.new'), () => setMaking(true)] });
  return (
    <SettingsFrame section="tokens">
      <div className={styles.bar}>
        <Button kind="main" onClick={() => setMaking(true)} aria-expanded={making} aria-keyshortcuts="N">
          {t('tokens.new')} <Key name="N" />
        </Button>
      </div>
      {making && data && (
        <div className={styles.making}>
          <NewToken scopes={data.scopes} close={() => setMaking(false)} />
        </div>
      )}
      {data && <Tokens items={data.items} />}
      {!data && error !== null && <Trouble error={error} again={() => void refetch()} back="/settings" />}
      {!data && error === null && <Skeleton bars={5} />}
    </SettingsFrame>
  );
}

function Tokens({ items }: { items: ApiToken[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return <EmptyState title={t('tokens.none.title')} text={t('tokens.none.text')} />;
  return (
    <section aria-label={t('tokens.list')}>
      <div className={styles.head} aria-hidden="true">
        <span>{t('tokens.columns.name')}</span>
        <span>{t('tokens.columns.scopes')}</span>
        <span>{t('tokens.columns.used')}</span>
        <span>{t('tokens.columns.state')}</span>
      </div>
      <ul>
        {items.map((token) => (
          <li key={token.id}>
            <TokenItem token={token} />
          </li>
        ))}
      </ul>
    </section>
  );
}
