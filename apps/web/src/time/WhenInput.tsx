import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWhen } from './use-when';
import styles from './When.module.css';
import { WhenSaid } from './WhenSaid';

interface WhenInputProps {
  /** Of the field: its names, its state, and who describes it. */
  input: {
    id: string;
    name?: string;
    disabled?: boolean;
    error?: boolean;
    'aria-label'?: string | undefined;
    'aria-describedby'?: string | undefined;
    'aria-invalid'?: boolean;
    'aria-required'?: boolean;
    onBlur?: () => void;
  };
  value: string | undefined;
  change: (value: string | undefined) => void;
  /** The client's zone, where it is another than ours. */
  theirs: string | null;
}

/** So long after the last key words that are no time are called so, ms: nobody is interrupted. */
const PAUSE = 900;

/** A field for a time in words, and beneath it at once what they mean. */
export function WhenInput({ input, value, change, theirs }: WhenInputProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(false);
  const when = useWhen({ value, change, theirs, active });
  const [paused, setPaused] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(true), PAUSE);
    return () => clearTimeout(timer);
  }, [when.text]);
  const lost = paused && when.text.trim() !== '' && (when.understood.kind === 'none' || when.understood.kind === 'past');
  const said = `${input.id}__said`;
  const answer = (at: number) => {
    when.choose(at);
    field.current?.focus();
  };
  /** Nothing is guessed: where there is something to choose, Enter leads to the answers. */
  const keys = (event: KeyboardEvent) => {
    if ((event.key !== 'Enter' && event.key !== 'ArrowDown') || event.ctrlKey || event.metaKey || when.understood.kind !== 'choose') return;
    event.preventDefault();
    box.current?.querySelector<HTMLElement>('button')?.focus();
  };
  return (
    <div className={styles.frame}>
      <div className={styles.when}>
        <TextInput
          {...input}
          ref={field}
          autoComplete="off"
          spellCheck={false}
          error={input.error === true || lost}
          aria-invalid={input['aria-invalid'] === true || lost}
          aria-describedby={[input['aria-describedby'], said].filter(Boolean).join(' ')}
          placeholder={t('said.placeholder')}
          value={when.text}
          onKeyDown={keys}
          onChange={(event) => {
            setPaused(false);
            when.type(event.currentTarget.value);
          }}
          onFocus={() => setActive(true)}
          onBlur={() => {
            setActive(false);
            setPaused(true);
            input.onBlur?.();
          }}
        />
        <div id={said} ref={box} className={styles.place} aria-live="polite">
          <WhenSaid when={when} lost={lost} answer={answer} readOnly={input.disabled === true} theirs={theirs} />
        </div>
      </div>
    </div>
  );
}
