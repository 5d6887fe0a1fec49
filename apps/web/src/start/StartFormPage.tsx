import type { UseQueryResult } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Startable, StartableList } from '../api/types';
import { NotFoundPage } from '../app/NotFoundPage';
import { Page } from '../app/Page';
import { Trouble } from '../app/Trouble';
import { TaskForm } from '../task/form/TaskForm';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { Skeleton } from '../ui/Skeleton';
import { useKeys } from '../ui/use-keys';
import { useProblemWords } from '../ui/use-problem-words';
import styles from './Start.module.css';
import { useStartable } from './use-startable';
import { useStart } from './use-start';

/** The form by which one starts a process; what follows is seen on the matter's page. */
export function StartFormPage() {
  const { t } = useTranslation();
  const { name } = useParams({ from: '/signed-in/start/$name' });
  const { data, error, refetch }: UseQueryResult<StartableList, unknown> = useStartable();
  const startable = data?.items.find((item) => item.name === name);
  if (data && !startable) return <NotFoundPage />;
  return (
    <Page title={startable?.label ?? t('start.title')} back="/start">
      {startable && <StartForm key={name} startable={startable} />}
      {!data && error !== null && <Trouble error={error} again={() => void refetch()} />}
      {!data && error === null && <Skeleton />}
    </Page>
  );
}

function StartForm({ startable }: { startable: Startable }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const start = useStart(startable);
  const { form } = start;
  useKeys({ 'Ctrl+Enter': [t('start.act'), start.send] });
  return (
    <form
      className={styles.form}
      data-focus-page
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        start.send();
      }}
    >
      <div className={`panel ${styles.card}`}>
        {startable.help !== null && <p className={styles.help}>{startable.help}</p>}
        <TaskForm
          label={startable.label}
          fields={start.fields}
          data={start.data}
          required={form.required}
          wrong={form.wrong}
          readOnly={start.busy}
          onChange={start.change}
          onLeave={form.leave}
        />
        {start.problem && (
          <p className={styles.wrong} role="alert">
            {words(start.problem)}
          </p>
        )}
        <p className={styles.acts}>
          <Button type="submit" kind="main" aria-busy={start.busy} aria-keyshortcuts="Control+Enter">
            {start.busy ? t('act.going') : t('start.act')} <Key name="Ctrl+Enter" />
          </Button>
        </p>
      </div>
    </form>
  );
}
