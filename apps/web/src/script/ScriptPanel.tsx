import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Script, TaskPage } from '../api/types';
import { isEmpty, shown } from '../task/form/form-schema';
import { useSayings } from '../task/form/use-sayings';
import type { WorkState } from '../task/use-work';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import styles from './Script.module.css';
import { StepCard } from './StepCard';
import type { Past } from './talk';
import { useTalk } from './use-talk';

interface ScriptPanelProps {
  task: TaskPage;
  script: Script;
  work: WorkState;
}

/** What to say, step by step: past steps, the one now, and the next. What a step asks for goes into the form at once (ALL-3). */
export function ScriptPanel({ task, script, work }: ScriptPanelProps) {
  const { t } = useTranslation();
  const talk = useTalk(script, work, task.data);
  useKeys({ Backspace: [t('script.back'), talk.back] });
  const say = useSayings();
  /** What became of a step: its answer, else what was typed at it. */
  const said = ({ step, answer }: Past) => {
    if (answer !== null && answer.label !== '') return answer.label;
    const values = step.ask.flatMap((name) => (isEmpty(work.draft.data[name]) ? [] : [shown(work.draft.data[name], work.fields[name], say)]));
    const text = values.join(', ');
    return answer === null ? t('script.skipped', { value: text }) : text;
  };
  const outcome = work.outcomes.find(({ name }) => name === talk.end);
  return (
    <section className={styles.script} aria-label={script.title}>
      <header className={styles.head}>
        <h2 className="caption">{t('script.title', { title: script.title })}</h2>
        {talk.trail.length > 0 && (
          <button type="button" className={styles.back} onClick={talk.back} aria-keyshortcuts="Backspace">
            <Key name={t('script.backspace')} /> {t('script.back')}
          </button>
        )}
      </header>
      <ol className={styles.past}>
        {talk.past.map((past, index) => (
          <li key={`${past.step.name} ${index}`} className={past.answer === null ? styles.skipped : undefined}>
            <button type="button" className={styles.pastStep} disabled={past.answer === null} onClick={() => talk.goTo(past.taken)}>
              <span className={styles.tick}>
                <IconCheck size={14} aria-hidden />
              </span>
              <span className="cut">{past.step.title ?? past.step.say}</span>
              <span className={`${styles.said} cut`}>{said(past)}</span>
            </button>
          </li>
        ))}
      </ol>
      {talk.now && <StepCard key={`${talk.now.name} ${talk.trail.length}`} step={talk.now} talk={talk} work={work} known={task.data} />}
      {talk.next && (
        <p className={styles.next}>
          <span className={styles.number} aria-hidden="true">
            {talk.past.length + 2}
          </span>
          <span className="cut">{talk.next.title ?? talk.next.say}</span>
        </p>
      )}
      {!talk.now && outcome && (
        <p className={styles.over} role="status">
          {t('script.over', { outcome: outcome.label })}
          <Button kind="quiet" onClick={() => work.leadTo(outcome.name)}>
            {t('script.lead')}
          </Button>
        </p>
      )}
    </section>
  );
}
