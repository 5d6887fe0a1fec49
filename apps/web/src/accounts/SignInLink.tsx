import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { MadeLink } from '../api/types';
import { useAct } from '../api/use-act';
import { ShownOnce } from '../settings/ShownOnce';
import { When } from '../time/When';
import { Button } from '../ui/Button';
import { useProblemWords } from '../ui/use-problem-words';
import styles from './Accounts.module.css';

interface SignInLinkProps {
  id: string;
  name: string;
  hasPassword: boolean;
  /** It is made as soon as this is shown. */
  atOnce?: boolean;
  /** What stands beside its button. */
  children?: ReactNode;
}

/** The one-time link by which somebody sets a password: made on demand, shown once, with a copying button and its end. */
export function SignInLink({ id, name, hasPassword, atOnce = false, children }: SignInLinkProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { busy, problem, run } = useAct();
  const [link, setLink] = useState<MadeLink>();
  const begun = useRef(false);
  const make = async () => {
    const done = await run(() => api.POST('/api/v1/people/{id}/sign-in-links', { params: { path: { id } } }));
    if (done?.data) setLink(done.data);
  };
  useEffect(() => {
    if (!atOnce || begun.current) return;
    begun.current = true;
    void make();
  });
  return (
    <div className={styles.link}>
      {link && (
        <ShownOnce
          title={t(link.kind === 'reset' ? 'accounts.link.reset' : 'accounts.link.invitation', { name })}
          secret={window.location.origin + link.path}
          copy={t('accounts.link.copy')}
        >
          {t('accounts.link.hint')} {t('accounts.link.until')} <When at={link.expiresAt} as="moment" />.
        </ShownOnce>
      )}
      <p className={styles.buttons}>
        <Button onClick={() => void make()} aria-busy={busy}>
          {t(link ? 'accounts.link.again' : hasPassword ? 'accounts.link.makeReset' : 'accounts.link.makeInvitation')}
        </Button>
        {children}
      </p>
      {problem && (
        <p className={styles.wrong} role="alert">
          {words(problem)}
        </p>
      )}
    </div>
  );
}
