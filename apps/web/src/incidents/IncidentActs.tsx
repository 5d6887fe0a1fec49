import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Incident } from '../api/types';
import { useAct } from '../api/use-act';
import { ActForm } from '../ui/ActForm';
import { Button } from '../ui/Button';
import { say } from '../ui/toast';
import { useProblemWords } from '../ui/use-problem-words';
import { WordsField } from '../ui/WordsField';
import styles from './Incidents.module.css';

/** "Try now" where the system tries anyway, and closing with a reason. */
export function IncidentActs({ item }: { item: Incident }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const words = useProblemWords();
  const { busy, problem, run, forget } = useAct();
  const [closing, setClosing] = useState(false);
  const [why, setWhy] = useState('');
  const again = () => void queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => path === '/api/v1/incidents' });
  const path = { params: { path: { id: item.id } } };
  const retry = async () => {
    const done = await run(() => api.POST('/api/v1/incidents/{id}/retry', path), again);
    if (!done) return;
    say(t('incidents.retried'));
    again();
  };
  const close = async () => {
    const done = await run(() => api.POST('/api/v1/incidents/{id}/close', { ...path, body: { why: why.trim() } }), again);
    if (!done) return;
    say(t('incidents.closedNow'));
    again();
  };
  if (closing) {
    return (
      <ActForm
        title={t('incidents.close')}
        act={t('incidents.close')}
        busy={busy}
        problem={problem}
        send={() => void close()}
        close={() => {
          forget();
          setClosing(false);
        }}
      >
        <WordsField first label={t('incidents.why')} value={why} change={setWhy} />
      </ActForm>
    );
  }
  return (
    <>
      <div className={styles.acts}>
        {item.canRetry && (
          <Button kind="ghost" onClick={() => void retry()} aria-busy={busy}>
            {t(busy ? 'act.going' : 'incidents.retry')}
          </Button>
        )}
        <Button onClick={() => setClosing(true)}>{t('incidents.closeWith')}</Button>
      </div>
      {problem && (
        <p className={styles.wrong} role="alert">
          {words(problem)}
        </p>
      )}
    </>
  );
}
