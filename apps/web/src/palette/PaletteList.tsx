import { IconArrowRight } from '@tabler/icons-react';
import { useEffect, useImperativeHandle, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '../ui/Key';
import { pressInList } from './choice-keys';
import { GROUPS, type Line } from './line';
import styles from './Palette.module.css';
import { PaletteLine } from './PaletteLine';
import { useChoice, type Choice } from './use-choice';
import { useLines } from './use-lines';

/** What the field asks of the list beneath it. */
export interface ListHold {
  onKeyDown: (event: KeyboardEvent) => void;
  restart: () => void;
}

interface PaletteListProps {
  id: string;
  typed: string;
  close: () => void;
  hold: Ref<ListHold>;
  onChosen: (id: string | undefined) => void;
}

/** What drops from the search: lines by kind, or what can be done with one of them. */
export function PaletteList({ id, typed, close, hold, onChosen }: PaletteListProps) {
  const { t } = useTranslation();
  const { lines, waits, failed } = useLines(typed);
  const choice = useChoice({ lines, waits, close });
  const { chosen, opened, restart } = choice;
  useImperativeHandle(hold, () => ({ onKeyDown: (event) => pressInList(event, choice), restart }));
  const now = opened ? `act-${opened.at}` : chosen?.id;
  useEffect(() => {
    onChosen(now);
    if (now !== undefined) document.getElementById(`${id}-${now}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, now, onChosen]);
  const nothing = typed.trim() !== '' && !waits && lines.every(({ id: line }) => line === 'call');
  return (
    <div className={styles.drop}>
      <p className="hidden-visually" role="status">
        {waits ? '' : t('palette.count', { count: lines.length })}
      </p>
      {failed && <p className={styles.note}>{t('palette.failed')}</p>}
      {nothing && !failed && <p className={styles.note}>{t('palette.nothing')}</p>}
      {/* The hand stays in the field. */}
      <div id={id} role="listbox" aria-label={t('palette.title')} className={styles.list} onPointerDown={(event) => event.preventDefault()}>
        {opened ? <Acts id={id} line={opened.line} at={opened.at} choice={choice} /> : <Groups id={id} lines={lines} typed={typed} choice={choice} />}
      </div>
      <footer className={`${styles.foot} wide-only`} aria-hidden="true">
        <Key name="↓" />
        <Key name="↑" /> {t('palette.keys.choose')}
        <Key name={opened ? 'Esc' : 'Tab'} /> {t(opened ? 'palette.keys.back' : 'palette.keys.acts')}
        <span>{t('palette.hint')}</span>
      </footer>
    </div>
  );
}

function Groups({ id, lines, typed, choice }: { id: string; lines: readonly Line[]; typed: string; choice: Choice }) {
  const { t } = useTranslation();
  const groups = GROUPS.map((group) => ({ group, own: lines.filter((line) => line.group === group) })).filter(({ own }) => own.length > 0);
  return groups.map(({ group, own }) => (
    <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
      <p id={`${id}-${group}`} role="presentation" className={`${styles.group} caption`}>
        {t(`palette.groups.${group}`)}
      </p>
      {own.map((line) => (
        <PaletteLine
          key={line.id}
          id={`${id}-${line.id}`}
          line={line}
          typed={group === 'recent' || line.id === 'call' ? '' : typed}
          chosen={line.id === choice.chosen?.id}
          choose={() => choice.choose(line.id)}
          run={() => choice.run(line)}
        />
      ))}
    </div>
  ));
}

function Acts({ id, line, at, choice }: { id: string; line: Line; at: number; choice: Choice }) {
  const { t } = useTranslation();
  const acts = [{ title: t('palette.open'), Sign: IconArrowRight, keys: 'Enter', run: line.run }, ...(line.acts ?? [])];
  return (
    <div role="group" aria-labelledby={`${id}-whose`}>
      <p id={`${id}-whose`} role="presentation" className={`${styles.group} caption`}>
        {line.title}
        {line.more !== undefined && line.more !== '' && `, ${line.more}`}
      </p>
      {acts.map((act, index) => (
        <PaletteLine
          key={act.title}
          id={`${id}-act-${index}`}
          line={{ title: act.title, Sign: act.Sign, ...(act.keys !== undefined && { keys: act.keys }) }}
          typed=""
          chosen={index === at}
          choose={() => choice.chooseAct(index)}
          run={() => choice.run(line, act)}
        />
      ))}
    </div>
  );
}
