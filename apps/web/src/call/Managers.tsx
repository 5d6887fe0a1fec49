import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Manager } from '../api/types';
import { day } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { Key } from '../ui/Key';
import styles from './Managers.module.css';

interface ManagersProps {
  title: string;
  managers: readonly Manager[];
  /** To whom the client is put through. */
  chosen: string | undefined;
  readOnly: boolean;
  choose: (id: string) => void;
}

const MOST_DIGITS = 9;

/** To whom the client can be put through, as one would call them; a digit chooses, and so do the arrows. */
export function Managers({ title, managers, chosen, readOnly, choose }: ManagersProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || readOnly) return;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const at = digit !== undefined ? Number(digit) - 1 : managers.findIndex(({ id }) => id === chosen) + by;
    const one = digit === undefined && by === 0 ? undefined : managers[at];
    if (!one) return;
    event.preventDefault();
    choose(one.id);
    list.current?.querySelectorAll<HTMLElement>('[role="radio"]')[at]?.focus();
  };
  return (
    <section className={styles.managers} aria-labelledby="call-managers">
      <h2 className={styles.title}>
        <span id="call-managers" className="caption">
          {title}
        </span>
        <Key name="Alt M" />
      </h2>
      <div ref={list} role="radiogroup" aria-labelledby="call-managers" className={styles.list} onKeyDown={keys} data-managers>
        {managers.map((one, index) => (
          <button
            key={one.id}
            type="button"
            role="radio"
            aria-checked={one.id === chosen}
            tabIndex={one.id === chosen ? 0 : -1}
            disabled={readOnly}
            className={styles.manager}
            data-away={one.away !== null || undefined}
            onClick={() => choose(one.id)}
          >
            {index < MOST_DIGITS && <Key name={String(index + 1)} />}
            <span className={styles.who}>
              <b>{one.name}</b>
              <Standing manager={one} />
            </span>
            {one.own ? (
              <span className={styles.own}>{t('call.managers.own')}</span>
            ) : (
              <span className={styles.load}>{t('call.managers.tasks', { count: one.openTasks })}</span>
            )}
          </button>
        ))}
      </div>
      {managers.length === 0 && <p className={styles.none}>{t('call.managers.none')}</p>}
    </section>
  );
}

function Standing({ manager: { away, own, openTasks } }: { manager: Manager }) {
  const { t } = useTranslation();
  const place = usePlace();
  const now = useNow();
  if (away === null)
    return (
      <small>
        {t('call.managers.here')}
        {own && `, ${t('call.managers.tasks', { count: openTasks })}`}
      </small>
    );
  const until = day(Date.parse(away.until), place, now);
  return <small>{away.substitute ? t('call.managers.awayFor', { until, name: away.substitute.name }) : t('call.managers.away', { until })}</small>;
}
