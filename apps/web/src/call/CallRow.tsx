import { IconCheck } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormData } from '../task/form/form-schema';
import { RowChoice } from './RowChoice';
import { RowInput } from './RowInput';
import styles from './Rows.module.css';
import { stateOf, type Row, type RowState } from './rows';
import type { Talk } from './use-talk';

interface CallRowProps {
  row: Row;
  number: number;
  talk: Talk;
  data: FormData;
  readOnly: boolean;
  wrong: string | undefined;
  say: string;
  change: (value: unknown) => void;
  leave: () => void;
}

/** One row: its number or its tick, what to say while it is the one, its field, and what to press. */
export function CallRow({ row, number, talk, data, readOnly, wrong, say, change, leave }: CallRowProps) {
  const { t } = useTranslation();
  const { name } = row;
  const isHere = talk.here === name && !readOnly;
  const state = stateOf(name, data, talk.known);
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (event.shiftKey) talk.back();
      else talk.on();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && row.as === 'line' && talk.mark(event.key === 'ArrowDown' ? 1 : -1)) {
      event.preventDefault();
    }
  };
  const ids = { input: `call-${name}`, label: `call-${name}-label`, hint: `call-${name}-hint` };
  const field = { ids, value: data[name], known: talk.known[name], readOnly, wrong: wrong !== undefined, change };
  return (
    <li
      className={styles.row}
      data-field={name}
      data-here={isHere || undefined}
      onFocus={() => talk.entered(name)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && leave()}
      onKeyDown={keys}
    >
      <Sign done={!isHere && (state === 'given' || state === 'confirmed')} number={number} />
      <label id={ids.label} htmlFor={row.as === 'choice' ? undefined : ids.input} className={styles.label}>
        {t(`call.rows.${name}`)}
      </label>
      <div className={styles.field}>
        {isHere && <p className={styles.say}>{say}</p>}
        <div className={styles.entry} data-as={row.as}>
          {row.as === 'choice' ? (
            <RowChoice {...field} choices={row.choices} learn={(value) => talk.learn({ [name]: value })} />
          ) : (
            <RowInput {...field} name={row.name} long={row.as === 'long'} large={isHere && name === 'phone'} />
          )}
          {(state === 'confirmed' || (state === 'known' && !isHere)) && <span className={styles.mark}>{t(`call.state.${state}`)}</span>}
        </div>
        {wrong !== undefined && (
          <p id={ids.hint} className={styles.wrong} role="alert">
            {wrong}
          </p>
        )}
        {wrong === undefined && isHere && <Hint id={ids.hint} state={state} offers={talk.marked !== null && row.as === 'line'} />}
      </div>
    </li>
  );
}

function Sign({ done, number }: { done: boolean; number: number }) {
  return (
    <span className={styles.sign} data-done={done || undefined} aria-hidden="true">
      {done ? <IconCheck size={14} stroke={2.5} /> : number}
    </span>
  );
}

/** What Enter does here, where it is more than to go on. */
function Hint({ id, state, offers }: { id: string; state: RowState; offers: boolean }) {
  const { t } = useTranslation();
  if (!offers && state !== 'known') return null;
  return (
    <p id={id} className={styles.hint}>
      {t(offers ? 'call.hint.take' : 'call.hint.confirm')}
    </p>
  );
}
