import { IconAlertTriangle, IconClock, IconHelp, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { differ } from './client-zone';
import { hour, moment, sayDay, zoneName, type Place } from './format';
import { openAt } from './hours';
import { useNow } from './now';
import { usePlace } from './place';
import type { WhenState } from './use-when';
import styles from './When.module.css';

interface WhenSaidProps {
  when: WhenState;
  /** The words are no time, and are to be called so. */
  lost: boolean;
  answer: (at: number) => void;
  readOnly: boolean;
  theirs: string | null;
}

/** What was understood of words for a time: certain, to be chosen, or nothing. Always the day, the date and the hour, by the client's clock and by ours. */
export function WhenSaid({ when, lost, answer, readOnly, theirs }: WhenSaidProps) {
  const { t } = useTranslation();
  const { understood, text } = when;
  if (lost) {
    return (
      <Box kind="bad" sign={<IconX size={16} aria-hidden />}>
        <b>{t(understood.kind === 'past' ? 'said.past' : 'said.none')}</b> {t('said.examples')}
      </Box>
    );
  }
  if (text.trim() === '' || understood.kind === 'none' || understood.kind === 'past') return <p className={styles.hint}>{t('said.examples')}</p>;
  if (understood.kind === 'certain') return <Certain when={when} at={understood.at} answer={answer} readOnly={readOnly} theirs={theirs} />;
  return <Choice when={when} answer={answer} readOnly={readOnly} theirs={theirs} />;
}

function Box({ kind, sign, children }: { kind: 'sure' | 'ask' | 'bad'; sign: ReactNode; children: ReactNode }) {
  return (
    <div className={`${styles.got} ${styles[kind]}`}>
      {sign}
      <p>{children}</p>
    </div>
  );
}

type Shown = Pick<WhenSaidProps, 'when' | 'answer' | 'readOnly' | 'theirs'>;

/** A time by the clock that was meant, with the other clock's beside it. */
function useClocks({ when, theirs }: Pick<WhenSaidProps, 'when' | 'theirs'>) {
  const { t } = useTranslation();
  const ours = usePlace();
  const now = useNow();
  const client: Place = { ...ours, timeZone: theirs ?? ours.timeZone };
  const said: Place = { ...ours, timeZone: when.zone };
  const two = (at: number) => differ(client.timeZone, ours.timeZone, at);
  const whole = (at: number, place: Place) => t('said.moment', { day: sayDay(at, place, now), time: hour(at, place) });
  const byOurs = when.zone === ours.timeZone && theirs !== null;
  return {
    said,
    two,
    /** «Пятница, 21 ноября, 12:00 у клиента». */
    main: (at: number) => (two(at) ? t(byOurs ? 'said.here' : 'said.there', { moment: whole(at, said) }) : whole(at, said)),
    /** «= 10:00 у нас», with the day where it is another. */
    other: (at: number) => {
      if (!two(at)) return '';
      const sameDay = sayDay(at, client, now) === sayDay(at, ours, now);
      const place = byOurs ? client : ours;
      const time = sameDay ? hour(at, place) : moment(at, place, now);
      return t(byOurs ? 'said.equalsThere' : 'said.equalsHere', { time });
    },
    /** As an answer to press: both clocks where they differ. */
    brief: (at: number) => (two(at) ? t('said.both', { ours: whole(at, ours), theirs: hour(at, client) }) : whole(at, ours)),
    oursName: t(`zones.${ours.timeZone}` as 'zones.Europe/Moscow', { defaultValue: zoneName(now, ours) }),
  };
}

function Certain({ when, at, answer, readOnly, theirs }: Shown & { at: number }) {
  const { t } = useTranslation();
  const clocks = useClocks({ when, theirs });
  const open = openAt(at, when.open.hours, when.open.until);
  return (
    <Box kind="sure" sign={<IconClock size={16} aria-hidden />}>
      <b>{clocks.main(at)}</b>
      {clocks.other(at) !== '' && ` ${clocks.other(at)}`}
      {open !== null && `, ${t(open ? 'said.open' : 'said.closed')}`}
      {!readOnly && when.finer.length > 0 && (
        <>
          {' '}
          <span className={`${styles.finer} ${styles.after}`}>
            {t('said.finer')}{' '}
            {when.finer.map((one) => (
              <button key={one} type="button" className={styles.answer} aria-pressed={one === at} onClick={() => answer(one)}>
                {finerText(one, clocks.said)}
              </button>
            ))}
          </span>
        </>
      )}
      {!readOnly && when.byOurs !== null && clocks.two(at) && (
        <>
          {' '}
          <button type="button" className={`${styles.answer} ${styles.after}`} onClick={when.turn}>
            {when.byOurs ? t('said.byTheirs') : t('said.byOurs', { zone: clocks.oursName })}
          </button>
        </>
      )}
    </Box>
  );
}

/** `13`, `13:30`. */
function finerText(at: number, place: Place): string {
  return hour(at, place).replace(/:00$/, '');
}

function Choice({ when, answer, readOnly, theirs }: Shown) {
  const { t } = useTranslation();
  const clocks = useClocks({ when, theirs });
  if (when.understood.kind !== 'choose') return null;
  const { why, said, answers } = when.understood;
  const text = (at: number) => {
    if (why !== 'closed') return clocks.main(at);
    return at === said ? t('said.anyway', { time: hour(at, clocks.said) }) : clocks.brief(at);
  };
  const Sign = why === 'closed' ? IconAlertTriangle : IconHelp;
  return (
    <Box kind="ask" sign={<Sign size={16} aria-hidden />}>
      {why === 'closed' && (
        <>
          <b>{clocks.main(said)}</b> {clocks.other(said)}, {t('said.weAreClosed')}{' '}
        </>
      )}
      {why === 'passed' && `${t('said.passed', { time: hour(said, clocks.said) })} `}
      {why === 'several' && `${t('said.which')} `}
      {!readOnly &&
        answers.map((at, index) => (
          <span key={at}>
            {index > 0 && ` ${t('said.or')} `}
            <button type="button" className={styles.answer} onClick={() => answer(at)}>
              {text(at)}
            </button>
          </span>
        ))}
    </Box>
  );
}
