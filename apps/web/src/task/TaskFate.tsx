import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../api/types';
import { When } from '../time/When';
import { Button, ButtonLink } from '../ui/Button';
import { FactLine } from '../ui/FactLine';
import { shortNumber } from '../app/short-number';
import { ClosedFact } from './ClosedFact';
import { DoneFact } from './DoneFact';
import type { WorkState } from './use-work';

/** What became of the task, beneath it; the words differ for what is a fact and what is on its way. */
export function TaskFate({ task, work }: { task: TaskDetail; work: WorkState }) {
  const { t } = useTranslation();
  const { fate } = work;
  if (fate.kind === 'done') return <DoneFact completed={fate.completed} />;
  if (fate.kind === 'first') return <ClosedFact closed={fate.closed} beforeMe={work.overtaken} afterAct />;
  if (task.closed) {
    // What was on its way to a task that closed without it has not arrived, whether the command knows it already or not.
    const refused = fate.kind === 'refused' || (fate.kind === 'going' && task.closed.how !== 'completed');
    return <ClosedFact closed={task.closed} beforeMe={work.overtaken} refusedIn={refused ? task.caseId : null} />;
  }
  if (fate.kind === 'going' || task.status === 'completing') {
    return (
      <FactLine kind="going" afterAct={fate.kind === 'going'} title={t('fate.going.title')} acts={<ButtonLink to="/">{t('tasks.back')}</ButtonLink>}>
        {t('fate.going.text')}
      </FactLine>
    );
  }
  if (fate.kind === 'changed') {
    return (
      <FactLine kind="changed" afterAct title={t('fate.changed.title')} acts={<Button onClick={work.settle}>{t('fate.changed.seen')}</Button>}>
        {t('fate.changed.text')}
      </FactLine>
    );
  }
  if (fate.kind === 'unsent') {
    return (
      <FactLine
        kind="refused"
        afterAct
        title={t('fate.unsent.title')}
        acts={
          <Button kind="ghost" data-next onClick={work.again}>
            {t('fate.unsent.again')}
          </Button>
        }
      >
        {t('fate.unsent.text')}
      </FactLine>
    );
  }
  if (fate.kind === 'refused') {
    return (
      <FactLine kind="refused" afterAct title={fate.title || t('fate.refused.title')} acts={<Button onClick={work.settle}>{t('fate.changed.seen')}</Button>}>
        {fate.detail} {t('fate.refused.safe')} {fate.number && t('trouble.number', { number: shortNumber(fate.number) })}
      </FactLine>
    );
  }
  if (task.mayComplete) return null;
  return (
    <FactLine
      kind="first"
      title={t('fate.notMine.title', { name: task.assignee?.name ?? task.groupLabel })}
      acts={<ButtonLink to="/">{t('tasks.back')}</ButtonLink>}
    >
      {t('fate.notMine.text')} {task.dueAt !== null && t('fate.notMine.due')} {task.dueAt !== null && <When at={task.dueAt} as="moment" />}
    </FactLine>
  );
}
