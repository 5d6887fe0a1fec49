import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { toProblem } from '../api/problem';
import type { ApiToken } from '../api/types';
import { beginClosing, endClosing, useIsClosing } from '../settings/closing';
import { useNow } from '../time/now';
import { When } from '../time/When';
import { Button } from '../ui/Button';
import { say } from '../ui/toast';
import { useProblemWords } from '../ui/use-problem-words';
import { SCOPE_NAMES, type Scope } from './scope-names';
import styles from './Tokens.module.css';
import { useTokensAgain } from './use-tokens';

/** One token: for which program, what it may, when it was last used, until when it works. Revoking goes out when the word about it is gone. */
export function TokenItem({ token }: { token: ApiToken }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const again = useTokensAgain();
  const now = useNow();
  const { id, name, scopes, madeBy, createdAt, lastUsedAt, expiresAt, revokedAt } = token;
  const works = revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > now);
  const closing = useIsClosing(id);
  const revoke = async () => {
    try {
      const { error } = await api.DELETE('/api/v1/api-tokens/{id}', { params: { path: { id } }, keepalive: true });
      if (error !== undefined) throw error as unknown;
      say(t('tokens.revokedNow', { name }));
    } catch (thrown) {
      say(words(toProblem(thrown)));
    }
    endClosing(id);
    await again();
  };
  const begin = () => {
    beginClosing(id);
    say(
      t('tokens.revoking', { name }),
      () => endClosing(id),
      () => void revoke(),
    );
  };
  return (
    <article className={works ? styles.row : `${styles.row} ${styles.over}`} aria-label={name}>
      <div className={styles.cell}>
        <h2 className={styles.name}>{name}</h2>
        <p className={styles.second}>
          {madeBy ? t('tokens.by', { name: madeBy.name }) : t('tokens.withCompany')}, <When at={createdAt} />
        </p>
      </div>
      <p className={styles.cell}>{scopes.map((scope) => (scope in SCOPE_NAMES ? t(SCOPE_NAMES[scope as Scope].name) : scope)).join(t('page.and'))}</p>
      <p className={styles.second}>{lastUsedAt === null ? t('tokens.neverUsed') : <When at={lastUsedAt} as="ago" />}</p>
      <p className={styles.second}>{closing ? t('tokens.revokingState') : <End token={token} works={works} />}</p>
      <p className={styles.acts}>
        {works && !closing && (
          <Button kind="quiet" onClick={begin} aria-label={t('tokens.revokeOf', { name })}>
            {t('tokens.revoke')}
          </Button>
        )}
      </p>
    </article>
  );
}

/** Until when it works, or since when it does not. */
function End({ token: { expiresAt, revokedAt }, works }: { token: ApiToken; works: boolean }) {
  const { t } = useTranslation();
  if (revokedAt !== null)
    return (
      <>
        {t('tokens.revoked')} <When at={revokedAt} />
      </>
    );
  if (expiresAt === null) return t('tokens.noEnd');
  return (
    <>
      {t(works ? 'tokens.until' : 'tokens.expired')} <When at={expiresAt} />
    </>
  );
}
