import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../api/types';
import { useMe } from '../app/session';
import { When } from '../time/When';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { useKeys, type Keys } from '../ui/use-keys';
import { SnoozeForm } from './SnoozeForm';
import styles from './TaskActs.module.css';
import { useHolding, type Holding } from './use-holding';

/** Few give tasks away, or ask why: the inbox comes without the list of people and without what hangs over a page. */
const TaskWhy = lazy(() => import('../why/TaskWhy').then(({ TaskWhy: why }) => ({ default: why })));
const AssignForm = lazy(() => import('./AssignForm').then(({ AssignForm: form }) => ({ default: form })));

/** Who holds the task, and what one may do about that: take it (C), give it back (R), put it aside (S), pass it on (A). */
export function TaskActs({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const { user } = useMe();
  const holding = useHolding(task);
  const [form, setForm] = useState<'snooze' | 'assign'>();
  const { may, assignee, snoozedUntil } = task;
  const show = (name: 'snooze' | 'assign') => {
    holding.forget();
    setForm(name);
  };
  const mine = assignee?.id === user.id;
  const back = snoozedUntil !== null && mine && task.status === 'open';
  const keys: Keys = {
    ...(may.claim && { KeyC: [t('hold.claim'), () => void holding.claim()] }),
    ...(may.release && { KeyR: [t('hold.release'), () => void holding.release()] }),
    ...(back && { KeyU: [t('hold.unsnooze'), () => void holding.unsnooze()] }),
    ...(may.snooze && { KeyS: [t('hold.snooze'), () => show('snooze')] }),
    ...(may.assign && { KeyA: [t('hold.assign'), () => show('assign')] }),
  };
  useKeys(keys);
  if (task.closed !== null) return null;
  const close = () => setForm(undefined);
  return (
    <div className={styles.acts}>
      <div className={styles.row} role="group" aria-label={t('hold.title')}>
        <HeldBy task={task} />
        {may.claim && (
          <Button onClick={() => void holding.claim()} aria-busy={holding.busy} aria-keyshortcuts="C">
            {t('hold.claim')} <Key name="C" />
          </Button>
        )}
        {may.release && (
          <Button onClick={() => void holding.release()} aria-busy={holding.busy} aria-keyshortcuts="R">
            {t('hold.release')} <Key name="R" />
          </Button>
        )}
        {may.snooze && (
          <Button onClick={() => show('snooze')} aria-expanded={form === 'snooze'} aria-keyshortcuts="S">
            {t('hold.snooze')} <Key name="S" />
          </Button>
        )}
        {may.assign && (
          <Button onClick={() => show('assign')} aria-expanded={form === 'assign'} aria-keyshortcuts="A">
            {t('hold.assign')} <Key name="A" />
          </Button>
        )}
      </div>
      <PutAside task={task} back={back ? () => void holding.unsnooze() : null} busy={holding.busy} />
      <OpenForm name={form} task={task} holding={holding} close={close} />
    </div>
  );
}

/** Who has it, and why. */
function HeldBy({ task: { id, title, assignee, groupLabel, why } }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const { user } = useMe();
  const person = assignee && (assignee.id === user.id ? t('tasks.holderMe') : t('tasks.holderPerson', { name: assignee.name }));
  return (
    <p className={styles.holder}>
      {person ?? t('tasks.holderGroup', { name: groupLabel })}
      {why !== null && (
        <span className={styles.why}>
          {why}{' '}
          <Suspense>
            <TaskWhy id={id} title={title} />
          </Suspense>
        </span>
      )}
    </p>
  );
}

/** Until when the task is put aside, and why; its holder may have it back at once. */
function PutAside({ task, back, busy }: { task: TaskDetail; back: (() => void) | null; busy: boolean }) {
  const { t } = useTranslation();
  if (task.snoozedUntil === null) return null;
  return (
    <div className={styles.aside}>
      <p>
        {t('hold.asideUntil')} <When at={task.snoozedUntil} as="moment" />
        {task.snoozeReason !== null && <q>{task.snoozeReason}</q>}
      </p>
      {back && (
        <Button onClick={back} aria-busy={busy} aria-keyshortcuts="U">
          {t('hold.unsnooze')} <Key name="U" />
        </Button>
      )}
    </div>
  );
}

/** What an act asks for, beneath the acts, for as long as one may. */
function OpenForm({ name, task, holding, close }: { name: 'snooze' | 'assign' | undefined; task: TaskDetail; holding: Holding; close: () => void }) {
  if (name === undefined || !task.may[name]) return null;
  const Form = name === 'snooze' ? SnoozeForm : AssignForm;
  return (
    <div className={`panel ${styles.form}`}>
      <Suspense>
        <Form task={task} holding={holding} close={close} />
      </Suspense>
    </div>
  );
}
