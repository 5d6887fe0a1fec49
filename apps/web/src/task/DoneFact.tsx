import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { Completed, NextTask } from '../api/types';
import { moment } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { ButtonLink } from '../ui/Button';
import { FactLine } from '../ui/FactLine';
import { NextTaskButton } from '../inbox/NextTaskButton';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import { CaseNow } from './CaseNow';
import { useNextTask } from './use-next-task';

/** It is a fact: what comes next, at whose place, and the way to one's own next task. */
export function DoneFact({ completed }: { completed: Completed }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { task, next } = completed;
  const { data, isFetchedAfterMount: known } = query.useQuery('get', '/api/v1/tasks', { params: { query: { scope: 'mine', limit: 3 } } }, { staleTime: 0 });
  const mine = data?.items.filter(({ id, mayComplete }) => id !== task.id && mayComplete) ?? [];
  const following = useNextTask(mine.find(({ assignee }) => assignee !== null)?.id);
  const [early, setEarly] = useState(false);
  const go = () => (mine.length > 0 ? following.take() : void navigate({ to: '/' }));
  useKeys({ KeyN: [t(mine.length > 0 ? 'tasks.next' : 'tasks.back'), () => (known ? go() : setEarly(true))] });
  // The key may be pressed before it is known what there is: it is not lost, and does not lead to the list for that.
  const goOn = useEffectEvent(go);
  useEffect(() => {
    if (early && known) goOn();
  }, [early, known]);
  const title = task.closed?.outcomeLabel ? t('fate.done.titleWith', { outcome: task.closed.outcomeLabel }) : t('fate.done.title');
  const way =
    mine.length > 0 ? (
      <NextTaskButton {...following} />
    ) : (
      <ButtonLink to="/" kind="main" data-next aria-keyshortcuts="N">
        {t('tasks.back')} <Key name="N" />
      </ButtonLink>
    );
  return (
    <FactLine kind="done" afterAct title={title} acts={known ? way : null}>
      {next.length === 0 && <CaseNow task={task} />}
      {next.map((one) => (
        <Following key={one.id} task={one} />
      ))}
    </FactLine>
  );
}

/** What comes next, at whose place, until when; a link where one may open it. */
export function Following({ task }: { task: NextTask }) {
  const { t } = useTranslation();
  const now = useNow();
  const place = usePlace();
  const due = task.dueAt === null ? null : moment(Date.parse(task.dueAt), place, now);
  return (
    <p>
      {t('fate.done.next')}{' '}
      {task.mayOpen ? (
        <Link className="link" to="/tasks/$id" params={{ id: task.id }}>
          {t('fate.done.quoted', { title: task.title })}
        </Link>
      ) : (
        t('fate.done.quoted', { title: task.title })
      )}
      {due === null ? t('fate.done.holder', { holder: task.holder.name }) : t('fate.done.holderUntil', { holder: task.holder.name, time: due })}
    </p>
  );
}
