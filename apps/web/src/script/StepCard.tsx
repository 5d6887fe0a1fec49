import { IconCheck } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScriptStep } from '../api/types';
import { shown, type FormData } from '../task/form/form-schema';
import { TaskForm } from '../task/form/TaskForm';
import { useSayings } from '../task/form/use-sayings';
import type { WorkState } from '../task/use-work';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { ChoiceRow } from './ChoiceRow';
import styles from './Script.module.css';
import { useFirstField } from './use-first-field';
import { useStep, type StepState } from './use-step';
import type { TalkState } from './use-talk';

interface StepCardProps {
  step: ScriptStep;
  talk: TalkState;
  work: WorkState;
  /** What was known when the task opened. */
  known: FormData;
}

const PREFIX = 'said';

/** The step one is at: what to say, what is asked for, and the ways on. */
export function StepCard({ step, talk, work, known }: StepCardProps) {
  const { t } = useTranslation();
  const { fields, form, draft } = work;
  const say = useSayings();
  const card = useRef<HTMLDivElement>(null);
  const ways = useStep(step, talk, work);
  useFirstField(card, talk.trail.length > 0);
  const number = talk.past.length + 1;
  return (
    <div className={styles.now} ref={card} aria-current="step">
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.nowBody}>
        <h3 className={styles.stepTitle}>{step.title ?? t('script.step', { n: number })}</h3>
        <p className={styles.say}>{step.say}</p>
        {step.hint !== null && <p className={styles.hint}>{step.hint}</p>}
        {Object.keys(ways.typed).length > 0 && (
          <div className={styles.typed}>
            <TaskForm
              prefix={PREFIX}
              label={t('script.asked')}
              fields={ways.typed}
              data={draft.data}
              required={form.required}
              wrong={form.wrong}
              readOnly={!work.open}
              onChange={work.change}
              onLeave={form.leave}
              onDone={ways.typedAll}
            />
          </div>
        )}
        {ways.choices.map(({ name, ...row }) => (
          <ChoiceRow key={name} {...row} value={draft.data[name]} />
        ))}
        {ways.known.map((name) => (
          <p key={name} className={styles.ask}>
            <span className={styles.askName}>{fields[name]!.title}</span>
            <span>
              <IconCheck size={16} aria-hidden /> {t('script.known', { value: shown(known[name], fields[name], say) })}
            </span>
          </p>
        ))}
        <Ways step={ways} work={work} />
      </div>
    </div>
  );
}

function Ways({ step: { onward, branches }, work: { outcomes } }: { step: StepState; work: WorkState }) {
  const { t } = useTranslation();
  const outcome = outcomes.find(({ name }) => name === onward?.end);
  return (
    <div className={styles.ways}>
      {onward && (
        <Button kind="ghost" onClick={onward.act} aria-keyshortcuts="Space">
          {outcome ? t('script.toOutcome', { outcome: outcome.label }) : t('script.onward')} <Key name={t('script.space')} />
        </Button>
      )}
      {branches.map(({ label, digit, act }) => (
        <button key={label} type="button" className={styles.branch} onClick={act} aria-keyshortcuts={digit === null ? undefined : String(digit)}>
          {digit !== null && <Key name={String(digit)} />}
          {label}
        </button>
      ))}
    </div>
  );
}
