import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScriptStep } from '../api/types';
import { isEmpty, pick, shown, type FormData } from '../task/form/form-schema';
import { TaskForm } from '../task/form/TaskForm';
import type { WorkState } from '../task/use-work';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import { ChoiceRow } from './ChoiceRow';
import styles from './Script.module.css';
import type { TalkState } from './use-talk';

interface StepCardProps {
  step: ScriptStep;
  talk: TalkState;
  work: WorkState;
  /** What was known when the task opened. */
  known: FormData;
}

/** So many choices have digits of their own; more are chosen from a list. */
const FEW = 6;
const LAST_DIGIT = 9;
const PREFIX = 'said';

/**
 * A step that asks for words is typed into at once, but not the first one: nobody talks yet. Some fields are loaded only when they are
 * needed, and so are waited for.
 */
function useFirstField(card: RefObject<HTMLDivElement | null>, wanted: boolean): void {
  useEffect(() => {
    const around = card.current;
    if (!around) return;
    around.scrollIntoView({ block: 'nearest' });
    if (!wanted) return;
    const focus = () => {
      const first = around.querySelector<HTMLElement>('[data-field] input:not([type="radio"]), [data-field] textarea');
      first?.focus({ preventScroll: true });
      return first !== null;
    };
    if (focus() || !around.querySelector('[data-field]')) return;
    const observer = new MutationObserver(() => focus() && observer.disconnect());
    observer.observe(around, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [card, wanted]);
}

/** The step one is at: what to say, what is asked for, and the ways on. */
export function StepCard({ step, talk, work, known }: StepCardProps) {
  const { t } = useTranslation();
  const { fields, form, draft, change, outcomes } = work;
  const card = useRef<HTMLDivElement>(null);
  const asked = talk.asks.filter((name) => name in fields);
  const rows = asked.filter((name) => fields[name]!.oneOf && fields[name]!.oneOf!.length <= FEW);
  const typed = pick(fields, (name) => asked.includes(name) && !rows.includes(name));
  const answers = step.answers.map((answer, index) => ({ answer, choose: () => talk.choose(index) }));
  const onward = answers.length === 1 && answers[0]!.answer.label === '' ? answers[0]! : undefined;
  const isAnswered = () => asked.every((name) => !isEmpty(draft.data[name]));

  const acts: (() => void)[] = [];
  const digitsOf = rows.map((name) => {
    const first = acts.length + 1;
    for (const choice of fields[name]!.oneOf!) acts.push(() => change({ [name]: draft.data[name] === choice.const ? undefined : choice.const }));
    return first;
  });
  const firstBranch = acts.length + 1;
  if (!onward) acts.push(...answers.map(({ choose }) => choose));
  useKeys({
    ...Object.fromEntries(acts.slice(0, LAST_DIGIT).map((act, index) => [`Digit${index + 1}`, act])),
    ...(onward ? { Space: onward.choose } : {}),
  });
  useFirstField(card, talk.trail.length > 0);

  const endLabel = (name: string) => outcomes.find((outcome) => outcome.name === name)?.label ?? name;
  return (
    <div className={styles.now} ref={card} aria-current="step">
      <span className={styles.number} aria-hidden="true">
        {talk.past.length + 1}
      </span>
      <div className={styles.nowBody}>
        <h3 className={styles.stepTitle}>{step.title ?? t('script.step', { n: talk.past.length + 1 })}</h3>
        <p className={styles.say}>{step.say}</p>
        {step.hint !== null && <p className={styles.hint}>{step.hint}</p>}
        {Object.keys(typed).length > 0 && (
          <div className={styles.typed}>
            <TaskForm
              prefix={PREFIX}
              label={t('script.asked')}
              fields={typed}
              data={draft.data}
              required={form.required}
              wrong={form.wrong}
              readOnly={!work.open}
              onChange={change}
              onLeave={form.leave}
              onDone={() => {
                if (onward && isAnswered()) onward.choose();
                else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
              }}
            />
          </div>
        )}
        {rows.map((name, index) => (
          <ChoiceRow key={name} field={fields[name]!} value={draft.data[name]} digit={digitsOf[index]!} choose={(value) => change({ [name]: value })} />
        ))}
        {step.ask
          .filter((name) => name in fields && !asked.includes(name))
          .map((name) => (
            <p key={name} className={styles.ask}>
              <span className={styles.askName}>{fields[name]!.title}</span>
              <span>
                <IconCheck size={16} aria-hidden /> {t('script.known', { value: shown(known[name], fields[name], { yes: t('form.yes'), no: t('form.no') }) })}
              </span>
            </p>
          ))}
        <div className={styles.ways}>
          {onward ? (
            <Button kind="ghost" onClick={onward.choose} aria-keyshortcuts="Space">
              {onward.answer.end === null ? t('script.onward') : t('script.toOutcome', { outcome: endLabel(onward.answer.end) })}{' '}
              <Key name={t('script.space')} />
            </Button>
          ) : (
            answers.map(({ answer, choose }, index) => (
              <button key={answer.label} type="button" className={styles.branch} onClick={choose} aria-keyshortcuts={String(firstBranch + index)}>
                {firstBranch + index <= LAST_DIGIT && <Key name={String(firstBranch + index)} />}
                {answer.label}
              </button>
            ))
          )}
        </div>
      </div>
    </div>
  );
}
