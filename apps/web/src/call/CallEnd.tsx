import { IconPhoneIncoming } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskPage } from '../api/types';
import { CaseNow } from '../task/CaseNow';
import { Following } from '../task/DoneFact';
import { TaskFate } from '../task/TaskFate';
import { useHolding } from '../task/use-holding';
import type { WorkState } from '../task/use-work';
import { Button, ButtonLink } from '../ui/Button';
import { FactLine } from '../ui/FactLine';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import styles from './CallEnd.module.css';

/** What became of a part of the call: what comes next and who has it; or that a colleague talks, and may be relieved. */
export function CallEnd({ task, work, looking }: { task: TaskPage; work: WorkState; looking: boolean }) {
  const { t } = useTranslation();
  const { fate } = work;
  if (looking) {
    return (
      <p className={styles.wait} role="status">
        {t('call.follows')}
      </p>
    );
  }
  if (task.closed === null && fate.kind === 'none') return <TakeOver task={task} />;
  if (fate.kind === 'done' || (task.closed?.how === 'completed' && fate.kind === 'none')) return <Ended task={task} work={work} />;
  return (
    <>
      <TaskFate task={task} work={work} />
      <NewCall />
    </>
  );
}

function Ended({ task, work: { fate } }: { task: TaskPage; work: WorkState }) {
  const { t } = useTranslation();
  const outcome = fate.kind === 'done' ? fate.completed.task.closed?.outcomeLabel : task.closed?.outcomeLabel;
  const next = fate.kind === 'done' ? fate.completed.next : [];
  return (
    <div className={styles.end}>
      <FactLine kind="done" title={t('fate.done.titleWith', { outcome: outcome ?? '' })}>
        {next.length === 0 && <CaseNow task={task} />}
        {next.map((one) => (
          <Following key={one.id} task={one} />
        ))}
      </FactLine>
      <NewCall />
    </div>
  );
}

/** The one act after a call. */
function NewCall() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const go = () => void navigate({ to: '/call' });
  const button = useRef<HTMLAnchorElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  useKeys({ KeyN: [t('call.another'), go], 'Ctrl+Enter': [t('call.another'), go] });
  return (
    <ButtonLink ref={button} to="/call" kind="main" className={styles.main} aria-keyshortcuts="N">
      <IconPhoneIncoming size={20} aria-hidden />
      {t('call.another')} <Key name="N" />
    </ButtonLink>
  );
}

/** A colleague talks, or nobody does: whoever may goes on at what was typed last. */
function TakeOver({ task }: { task: TaskPage }) {
  const { t } = useTranslation();
  const holding = useHolding(task);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  useKeys(task.may.claim ? { KeyC: [t('call.take'), () => void holding.claim()] } : {});
  return (
    <div className={styles.end}>
      <FactLine kind="first" title={t('call.talks', { name: task.assignee?.name ?? task.groupLabel })}>
        {task.may.claim && t('call.mayTake')}
      </FactLine>
      {task.may.claim && (
        <Button ref={button} kind="main" className={styles.main} onClick={() => void holding.claim()} aria-busy={holding.busy} aria-keyshortcuts="C">
          {t('call.take')} <Key name="C" />
        </Button>
      )}
    </div>
  );
}
