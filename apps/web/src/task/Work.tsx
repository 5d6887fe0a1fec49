import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Looker, TaskDetail, TaskPage } from '../api/types';
import { AskedFacts } from '../cases/AskedFacts';
import { FilesCard } from '../files/FilesCard';
import { WritingLine } from '../looking/LookersLine';
import { useLookers, useTyping } from '../looking/use-lookers';
import { say } from '../ui/toast';
import { TaskHistory } from './TaskHistory';
import { LibraryPanel } from '../library/LibraryPanel';
import { LastContacts } from '../clients/LastContacts';
import { PromisedToClient } from '../promises/PromisedToClient';
import { RequestWords } from '../requests/RequestWords';
import { ScriptPanel } from '../script/ScriptPanel';
import { useKeys } from '../ui/use-keys';
import { ClientBar } from './ClientBar';
import { Comments } from './Comments';
import { EnteredFacts } from './EnteredFacts';
import { ClientZone, zoneOf } from '../time/client-zone';
import { fieldsOf } from './form/form-schema';
import { FormAround } from './form/form-around';
import { TaskForm } from './form/TaskForm';
import { OutcomeBar } from './OutcomeBar';
import outcomeStyles from './Outcomes.module.css';
import styles from './Task.module.css';
import { TaskActs } from './TaskActs';
import { TaskFate } from './TaskFate';
import type { KeptState } from './use-draft';
import { useSaidTime } from './use-said-time';
import { useWork, type WorkState } from './use-work';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';

/** What is known of the goods: not every task is about some. */
const DealCard = lazy(() => import('../deal/DealCard').then((module) => ({ default: module.DealCard })));

/** A task under one's hands: client, request, form, outcomes, and what became of it. */
export function Work({ task }: { task: TaskPage }) {
  const { t } = useTranslation();
  const work = useWork(task);
  const script = work.open ? task.script : null;
  const { typing, note } = useTyping();
  const others = useLookers({ kind: 'task', id: task.id, place: task.caseId ?? task.id }, typing && work.open);
  useKeys({
    'Ctrl+Enter': [work.main?.label ?? t('outcome.title'), () => work.main && work.press(work.main)],
    // Out of a field first, so that digits and the space bar lead the talk again.
    Escape: [
      t('does.outOfField'),
      () => {
        if (script && document.activeElement instanceof HTMLElement && document.activeElement.closest('input, textarea')) document.activeElement.blur();
        else if (work.aside) work.unchoose();
      },
    ],
    ...Object.fromEntries(work.outcomes.map((outcome, index) => [`Alt+Digit${index + 1}`, [outcome.label, () => work.press(outcome)]])),
  });
  const closed = task.closed !== null || work.fate.kind === 'first';
  return (
    <Around task={task} work={work}>
      <div className={script ? `${styles.task} ${styles.withScript}` : styles.task} data-focus-page onInput={note}>
        <ClientBar task={task} others={others} />
        <aside className={styles.side} aria-label={t('request.title')}>
          <Request task={task} foldedBelow={script ? WIDE : NARROW} />
          {task.client && <PromisedToClient client={task.client.id} />}
          {task.caseId !== null && (
            <Suspense fallback={null}>
              <DealCard caseId={task.caseId} />
            </Suspense>
          )}
          {task.client && <Contacts client={task.client.id} shownFrom={script ? WIDE : NARROW} />}
        </aside>
        {script && (
          <ScriptPlace title={script.title}>
            <ScriptPanel task={task} script={script} work={work} />
          </ScriptPlace>
        )}
        <section className={styles.work} aria-label={task.title}>
          <div className={styles.acts}>
            <TaskActs task={task} />
          </div>
          <div className={`panel ${styles.card}`}>
            <p className={styles.cardHead}>
              <span>{task.processLabel}</span>
              {work.open && <Clear work={work} />}
              {work.open && <Kept state={work.keptState} begunBy={work.begunBy} />}
            </p>
            {task.help !== null && !script && <p className={styles.say}>{task.help}</p>}
            {closed ? (
              <EnteredFacts fields={fieldsOf(task)} data={task.data} />
            ) : (
              <TaskForm label={t('form.title')} fields={work.baseFields} {...formPropsOf(work)} />
            )}
          </div>
          <Comments task={task} />
          <FilesCard place={{ caseId: task.caseId, taskId: task.id }} className={styles.files} />
          <TaskHistory task={task} />
          {work.overtaken && <Own task={task} work={work} />}
        </section>
        <Foot task={task} work={work} others={others} />
      </div>
    </Around>
  );
}

/** What its fields know beside their own value: the client's clock, the case, what the request names, the rest of the form. */
function Around({ task, work, children }: { task: TaskPage; work: WorkState; children: ReactNode }) {
  const { fields, draft, change } = work;
  return (
    <ClientZone value={zoneOf(task.client, draft.data['city'])}>
      <FormAround value={{ caseId: task.caseId, wished: task.request?.items ?? [], fields, data: draft.data, change }}>{children}</FormAround>
    </ClientZone>
  );
}

/** What became of the task, what an outcome asks for, and the outcomes. */
function Foot({ task, work, others }: { task: TaskPage; work: WorkState; others: readonly Looker[] }) {
  const { t } = useTranslation();
  const also = useSaidTime(work);
  return (
    <footer className={styles.foot}>
      {work.open && <WritingLine others={others} taskId={task.id} />}
      <TaskFate task={task} work={work} />
      {work.open && work.aside && (
        <div className={outcomeStyles.strip}>
          <TaskForm label={work.aside.label} fields={work.stripFields} {...formPropsOf(work)} />
          <Button kind="quiet" className="wide-only" onClick={work.unchoose} aria-keyshortcuts="Escape">
            {t('outcome.other')} <Key name="Esc" />
          </Button>
        </div>
      )}
      {work.open && work.main && (
        <OutcomeBar
          outcomes={work.outcomes}
          main={work.main}
          sending={work.fate.kind === 'sending' ? work.fate.outcome : null}
          lacks={work.lacks}
          press={work.press}
          also={also}
        />
      )}
    </footer>
  );
}

/** What every form of the task has in common. */
const formPropsOf = ({ draft, form, open, change }: WorkState) => ({
  data: draft.data,
  required: form.required,
  wrong: form.wrong,
  readOnly: !open,
  onChange: change,
  onLeave: form.leave,
});

/** Below these widths the request is folded to a line: a script takes the place beside the form. */
const NARROW = 820;
const WIDE = 1199;

/** Where there is room for it; else they are on the client's page. */
function Contacts({ client, shownFrom }: { client: string; shownFrom: number }) {
  const wide = useMediaQuery(`(min-width: ${shownFrom + 1}px)`, true, { getInitialValueInEffect: false });
  return wide ? <LastContacts client={client} /> : null;
}

/** Between request and form; above the form where it is narrow, and there it can be folded. */
function ScriptPlace({ title, children }: { title: string; children: ReactNode }) {
  const narrow = useMediaQuery(`(max-width: ${NARROW}px)`, false, { getInitialValueInEffect: false });
  const inside = (
    <>
      <div className={styles.steps}>{children}</div>
      <div className={styles.library}>
        <LibraryPanel />
      </div>
    </>
  );
  if (!narrow) return <div className={styles.script}>{inside}</div>;
  return (
    <details className={`${styles.script} ${styles.folded}`} open>
      <summary>
        <span className="cut">{title}</span>
        <IconChevronDown size={18} aria-hidden />
      </summary>
      {inside}
    </details>
  );
}

/** Beside the form; above it where it is narrow, and there folded to one line, so that the form is at hand. */
function Request({ task, foldedBelow }: { task: TaskDetail; foldedBelow: number }) {
  const { t } = useTranslation();
  const narrow = useMediaQuery(`(max-width: ${foldedBelow}px)`, false, { getInitialValueInEffect: false });
  const { request, asked, starter } = task;
  if (starter && asked.length > 0)
    return (
      <section>
        <h3 className="caption">{t('start.asked', { name: starter.name })}</h3>
        <AskedFacts asked={asked} />
      </section>
    );
  if (!request) return <p className={styles.company}>{t('request.none')}</p>;
  if (!narrow) return <RequestWords request={request} />;
  return (
    <details className={styles.folded}>
      <summary>
        <span className="cut">{t('request.folded', { kind: request.kindLabel, gist: task.gist ?? request.text ?? request.number })}</span>
        <IconChevronDown size={18} aria-hidden />
      </summary>
      <RequestWords request={request} />
    </details>
  );
}

/** What one had typed when another was first. */
function Own({ task, work }: { task: TaskPage; work: WorkState }) {
  const { t } = useTranslation();
  return (
    <details className={`panel ${styles.own}`} open={work.fate.kind !== 'none'}>
      <summary>{t('task.own')}</summary>
      <EnteredFacts fields={fieldsOf(task)} data={work.draft.data} />
    </details>
  );
}

/** Empties the form as it was when the task was opened; what was typed can be brought back. */
function Clear({ work }: { work: WorkState }) {
  const { t } = useTranslation();
  if (work.typed === null) return null;
  const clear = () => {
    const before = work.draft.data;
    work.replace(work.typed ?? {});
    say(t('form.cleared'), () => {
      work.replace(before);
      say(t('form.clearedBack'));
    });
  };
  return (
    <Button kind="quiet" className={styles.clear} onClick={clear}>
      {t('form.clear')}
    </Button>
  );
}

function Kept({ state, begunBy }: { state: KeptState; begunBy: string | null }) {
  const { t } = useTranslation();
  if (state === 'none') return begunBy === null ? null : <span className={styles.kept}>{t('form.begunBy', { name: begunBy })}</span>;
  const Sign = state === 'lost' ? IconAlertTriangle : IconCheck;
  return (
    <span className={state === 'lost' ? `${styles.kept} ${styles.lost}` : styles.kept} role="status">
      <Sign size={16} aria-hidden />
      {t(`form.${state}`)}
    </span>
  );
}
