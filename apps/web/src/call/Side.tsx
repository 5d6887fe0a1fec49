import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Outcome, TaskPage } from '../api/types';
import type { WorkState } from '../task/use-work';
import { TaskFate } from '../task/TaskFate';
import { Acts, Reasons } from './Acts';
import { HoldClock } from './HoldClock';
import { Managers } from './Managers';
import styles from './Side.module.css';
import type { Talk } from './use-talk';

interface SideProps {
  task: TaskPage;
  work: WorkState;
  talk: Talk;
  outcomes: readonly Outcome[];
  press: (outcome: Outcome) => void;
}

/** Outcomes whose button names the manager. */
const NAMING = { connect: 'call.act.connect', taken: 'call.act.taken' } as const;

function labelOf(main: Outcome | undefined, manager: string | undefined, t: TFunction): string {
  const naming = main && Object.hasOwn(NAMING, main.name) ? NAMING[main.name as keyof typeof NAMING] : undefined;
  return naming && manager !== undefined ? t(naming, { name: manager }) : (main?.label ?? '');
}

/** To whom the call goes, how long the client waits, and how this part of it can end. */
export function Side({ task, work, talk, outcomes, press }: SideProps) {
  const { t } = useTranslation();
  const { manager } = talk;
  const [main] = outcomes;
  const mainLabel = labelOf(main, manager?.name, t);
  const waits = task.name === 'transferCall';
  const [aside] = Object.entries(work.stripFields);
  return (
    <>
      {waits && task.dueAt !== null && <HoldClock from={Date.parse(task.openedAt)} until={Date.parse(task.dueAt)} />}
      <div className={styles.managers}>
        <Managers
          title={t(waits ? 'call.managers.calling' : 'call.managers.title')}
          managers={talk.managers}
          chosen={manager?.id}
          readOnly={!work.open}
          choose={talk.putThrough}
        />
        {task.name === 'incomingCall' && <p className={styles.note}>{t('call.managers.hold')}</p>}
      </div>
      <TaskFate task={task} work={work} />
      {work.aside && aside ? (
        <Reasons
          label={aside[1].title ?? work.aside.label}
          reasons={aside[1].oneOf ?? []}
          choose={(reason) => work.press(work.aside!, { [aside[0]]: reason })}
          close={work.unchoose}
        />
      ) : (
        <Acts outcomes={outcomes} mainLabel={mainLabel} sending={work.fate.kind === 'sending' ? work.fate.outcome : null} press={press} />
      )}
      {task.name === 'incomingCall' && <p className={styles.note}>{t('call.enough')}</p>}
    </>
  );
}
