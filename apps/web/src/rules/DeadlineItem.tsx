import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeadlineSetting, DeadlineSettings } from '../api/types';
import { moment } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { Button } from '../ui/Button';
import { useProblemWords } from '../ui/use-problem-words';
import { AuthorLine } from './AuthorLine';
import { DeadlineForm } from './DeadlineForm';
import { durationOf } from './duration';
import styles from './Rules.module.css';
import { useDeadlineActs } from './use-deadlines';

interface DeadlineItemProps {
  item: DeadlineSetting;
  escalations: DeadlineSettings['escalations'];
}

/** The deadline of a task: as it holds, what the regulation says where it is another, who set it, and what is to hold later. */
export function DeadlineItem({ item, escalations }: DeadlineItemProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const words = useProblemWords();
  const { busy, problem, takeBack } = useDeadlineActs(item);
  const say = useValueWords(escalations);
  const { values, pack, set, origin } = item;
  const cell = (name: string, label: string) => (
    <div className={styles.cell}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>{say(name, values[name])}</span>
      {set[name] !== undefined && <s className={styles.own}>{t('rules.byPack', { value: say(name, pack[name]) })}</s>}
    </div>
  );
  return (
    <article className={styles.item} aria-label={item.title}>
      <div className={styles.row}>
        <div className={styles.cell}>
          <h3 className={styles.title}>{item.title}</h3>
          <p className={styles.source}>{sourceWords(String(values['source']), t('rules.ownRule'))}</p>
        </div>
        {cell('warn', t('rules.warn'))}
        {cell('due', t('rules.due'))}
        {cell('escalateTo', t('rules.escalateTo'))}
        <div className={styles.acts}>
          {origin !== 'pack' && (
            <Button kind="quiet" aria-busy={busy} onClick={() => void takeBack(false)}>
              {t('rules.takeBack')}
            </Button>
          )}
          <Button aria-expanded={open} onClick={() => setOpen(!open)} aria-label={t('rules.change', { title: item.title })}>
            {t('rules.edit')}
          </Button>
        </div>
      </div>
      {origin !== 'pack' && (
        <div className={styles.standing}>
          <span className={styles[origin]}>{t(`rules.origins.${origin}`)}</span>
          {item.author && <AuthorLine author={item.author} />}
        </div>
      )}
      {item.planned && <Planned planned={item.planned} say={say} takeBack={() => void takeBack(true)} />}
      {problem && !open && (
        <p className={styles.wrong} role="alert">
          {words(problem)}
        </p>
      )}
      {open && <DeadlineForm item={item} escalations={escalations} close={() => setOpen(false)} />}
    </article>
  );
}

type SayValue = (name: string, value: unknown) => string;

function useValueWords(escalations: DeadlineSettings['escalations']): SayValue {
  const { t } = useTranslation();
  return (name, value) => {
    if (name === 'escalateTo') return escalations.find(({ role }) => role === value)?.label ?? String(value);
    const duration = durationOf(value);
    return duration ? t(`rules.durations.${duration.unit}`, { count: duration.count }) : String(value);
  };
}

/** What is to hold later, and the way back from it. */
function Planned({ planned, say, takeBack }: { planned: NonNullable<DeadlineSetting['planned']>; say: SayValue; takeBack: () => void }) {
  const { t } = useTranslation();
  const [now, place] = [useNow(), usePlace()];
  const what = Object.entries(planned.set).map(([name, value]) => `${t(`rules.${name as 'warn'}`).toLowerCase()} ${say(name, value)}`);
  return (
    <div className={styles.standing}>
      <span className={styles.planned}>{t('rules.from', { at: moment(Date.parse(planned.since!), place, now), what: what.join(', ') })}</span>
      <p className={styles.author}>{planned.by.name}</p>
      <Button kind="quiet" onClick={takeBack}>
        {t('rules.takePlanBack')}
      </Button>
    </div>
  );
}

/** The numbers of the regulation; what the pack's author notes behind them, in the language of packs, is told as one word. */
function sourceWords(source: string, own: string): string {
  const [, numbers = source, note] = /^([^(]*?)\s*(\(.*)?$/.exec(source) ?? [];
  return note === undefined ? numbers : `${numbers}, ${own}`;
}
