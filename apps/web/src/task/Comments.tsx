import { Textarea } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Comment, TaskPage } from '../api/types';
import { useAct } from '../api/use-act';
import { When } from '../time/When';
import { Avatar } from '../ui/Avatar';
import { useKeys } from '../ui/use-keys';
import { useProblemWords } from '../ui/use-problem-words';
import styles from './Comments.module.css';
import { useTaskCache } from './use-task-cache';

/** As long as the server takes. */
const LONGEST = 5_000;

/** What people say to each other about a task, the oldest first, and a field: Enter sends, Shift Enter begins a line. */
export function Comments({ task }: { task: TaskPage }) {
  const { t } = useTranslation();
  const { comments, may } = task;
  if (comments.length === 0 && !may.comment) return null;
  return (
    <section className={`panel ${styles.comments}`} aria-label={t('comments.title')}>
      <h2 className="caption">{t('comments.title')}</h2>
      {comments.length > 0 && (
        <ul className={styles.list}>
          {comments.map((comment) => (
            <Said key={comment.id} comment={comment} />
          ))}
        </ul>
      )}
      {may.comment && <Say task={task} />}
    </section>
  );
}

function Said({ comment }: { comment: Comment }) {
  return (
    <li className={styles.said}>
      <Avatar kind="person" name={comment.by.name} />
      <div>
        <p className={styles.by}>
          {comment.by.name} <When at={comment.at} as="moment" />
        </p>
        <p className={styles.text}>{comment.text}</p>
      </div>
    </li>
  );
}

function Say({ task }: { task: TaskPage }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const cache = useTaskCache(task.id);
  const { busy, problem, run } = useAct();
  const [text, setText] = useState('');
  /** The same words carry the same key until they were answered: they are never said twice. */
  const key = useRef<string>(undefined);
  const field = useRef<HTMLTextAreaElement>(null);
  useKeys({ KeyM: [t('comments.title'), () => field.current?.focus()] });
  const send = async () => {
    if (text.trim() === '') return;
    key.current ??= crypto.randomUUID();
    const headers = { 'Idempotency-Key': key.current };
    const done = await run(() => api.POST('/api/v1/tasks/{id}/comment', { params: { path: { id: task.id } }, body: { text: text.trim() }, headers }));
    if (!done) return;
    key.current = undefined;
    setText('');
    cache.again();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  return (
    <>
      <Textarea
        ref={field}
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
        onChange={(event) => {
          key.current = undefined;
          setText(event.currentTarget.value);
        }}
      />
      {problem && (
        <p className={styles.wrong} role="alert">
          {words(problem)}
        </p>
      )}
    </>
  );
}
