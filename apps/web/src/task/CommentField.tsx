import { Combobox, Textarea, useCombobox } from '@mantine/core';
import { IconAt } from '@tabler/icons-react';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { Colleague } from '../api/types';
import { Button } from '../ui/Button';
import { Colleagues } from './Colleagues';
import styles from './Comments.module.css';
import { askedBefore, fitting, withName, type Asked } from './mention';

/** As long as the server takes. */
const LONGEST = 5_000;
/** More would be no list to choose from by eye. */
const MOST_SHOWN = 8;

const seeingFirst = (a: Colleague, b: Colleague) => Number(b.maySee) - Number(a.maySee);

interface CommentFieldProps {
  task: string;
  text: string;
  busy: boolean;
  /** What was typed of a name, and where; null: none. */
  asked: Asked | null;
  field: RefObject<HTMLTextAreaElement | null>;
  type: (text: string, asked: Asked | null) => void;
  choose: (one: Colleague, change: ReturnType<typeof withName>) => void;
  send: () => void;
}

/** Words for colleagues: `@`, its button, or Alt A asks for a name, Enter takes it, else it sends; Shift Enter begins a line. */
export function CommentField({ task, text, busy, asked, field, type, choose, send }: CommentFieldProps) {
  const { t } = useTranslation();
  const { data } = query.useQuery('get', '/api/v1/tasks/{id}/colleagues', { params: { path: { id: task } } }, { enabled: asked !== null });
  const people =
    asked === null
      ? []
      : fitting(data ?? [], asked.typed)
          .toSorted(seeingFirst)
          .slice(0, MOST_SHOWN);
  const combobox = useCombobox({ opened: people.length > 0 });
  const ask = useAsking({ text, field, type });
  const keys = (event: KeyboardEvent) => {
    const listed = combobox.dropdownOpened;
    if (event.code === 'KeyA' && event.altKey) {
      event.preventDefault();
      ask();
    } else if (event.key === 'Escape' && listed) {
      event.preventDefault();
      type(text, null);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing && !listed) {
      event.preventDefault();
      send();
    }
  };
  const look = (element: HTMLTextAreaElement) => type(element.value, askedBefore(element.value, element.selectionEnd));
  const take = (id: string) => {
    const one = people.find((person) => person.id === id);
    if (one && asked) choose(one, withName(text, asked, one));
  };
  return (
    <Combobox store={combobox} onOptionSubmit={take} position="top-start" width={320} transitionProps={{ duration: 0 }} withinPortal={false}>
      <div className={styles.field}>
        <Combobox.Target>
          <Textarea
            ref={field}
            className={styles.words}
            aria-label={t('comments.say')}
            placeholder={t('comments.say')}
            aria-keyshortcuts="M"
            autosize
            minRows={1}
            maxRows={8}
            maxLength={LONGEST}
            value={text}
            aria-busy={busy}
            onKeyDown={keys}
            onBlur={() => type(text, null)}
            onChange={(event) => look(event.currentTarget)}
            onSelect={(event) => asked && look(event.currentTarget)}
          />
        </Combobox.Target>
        <AskButton ask={ask} />
      </div>
      <Colleagues people={people} first={combobox.selectFirstOption} />
    </Combobox>
  );
}

/** Writes the sign where the caret is, for those whose keyboard does not have it: the Russian one. */
function useAsking({ text, field, type }: Pick<CommentFieldProps, 'text' | 'field' | 'type'>): () => void {
  return () => {
    const element = field.current;
    if (!element) return;
    const before = text.slice(0, element.selectionEnd);
    const begun = `${before}${/(?:^|\s)$/u.test(before) ? '' : ' '}@`;
    const now = begun + text.slice(element.selectionEnd);
    type(now, askedBefore(now, begun.length));
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(begun.length, begun.length);
    });
  };
}

function AskButton({ ask }: { ask: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      kind="quiet"
      square
      className={styles.ask}
      aria-label={t('comments.name')}
      title={`${t('comments.name')}, Alt A`}
      aria-keyshortcuts="Alt+A"
      onMouseDown={(event) => event.preventDefault()}
      onClick={ask}
    >
      <IconAt size={18} aria-hidden />
    </Button>
  );
}
