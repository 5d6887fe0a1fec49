import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { partsOf } from '#domain/tasks/comment-text.rule.js';
import { api } from '../api/client';
import type { Colleague, Comment, TaskPage } from '../api/types';
import { useAct } from '../api/use-act';
import { When } from '../time/When';
import { Avatar } from '../ui/Avatar';
import { useKeys } from '../ui/use-keys';
import { useProblemWords } from '../ui/use-problem-words';
import { CommentField } from './CommentField';
import styles from './Comments.module.css';
import { asSent, namedIn, type Asked } from './mention';
import { useTaskCache } from './use-task-cache';

/** What people say to each other about a task, the oldest first, and a field for more. */
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
        <p className={styles.text}>
          {partsOf(comment.text).map((part, index) =>
            'text' in part ? (
              part.text
            ) : (
              // A part has no id of its own, and a comment never changes.
              <b key={index} className={styles.mention}>
                @{comment.mentions.find(({ id }) => id === part.person)?.name}
              </b>
            ),
          )}
        </p>
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
  const [asked, setAsked] = useState<Asked | null>(null);
  const [chosen, setChosen] = useState<Colleague[]>([]);
  /** The same words carry the same key until they were answered: they are never said twice. */
  const key = useRef<string>(undefined);
  const field = useRef<HTMLTextAreaElement>(null);
  useKeys({ KeyM: [t('comments.title'), () => field.current?.focus()] });
  // What was just said must not push the field out of sight of whoever goes on writing.
  const said = task.comments.length;
  useEffect(() => {
    if (document.activeElement === field.current) field.current?.scrollIntoView({ block: 'nearest' });
  }, [said]);
  const blind = namedIn(text, chosen).filter(({ maySee }) => !maySee);
  const send = async () => {
    if (text.trim() === '') return;
    key.current ??= crypto.randomUUID();
    const headers = { 'Idempotency-Key': key.current };
    const body = { text: asSent(text.trim(), chosen) };
    const done = await run(() => api.POST('/api/v1/tasks/{id}/comment', { params: { path: { id: task.id } }, body, headers }));
    if (!done) return;
    key.current = undefined;
    setText('');
    setChosen([]);
    cache.again();
  };
  const type = (now: string, asks: Asked | null) => {
    if (now !== text) key.current = undefined;
    setText(now);
    setAsked(asks);
  };
  const choose = (one: Colleague, now: { text: string; caret: number }) => {
    setChosen([...chosen, one]);
    type(now.text, null);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(now.caret, now.caret);
    });
  };
  return (
    <>
      <CommentField task={task.id} text={text} busy={busy} asked={asked} field={field} type={type} choose={choose} send={() => void send()} />
      {blind.length > 0 && (
        <p className={styles.blind} role="status">
          {t('comments.blind', { count: blind.length, names: blind.map(({ name }) => name).join(t('page.and')) })}
        </p>
      )}
      {problem && (
        <p className={styles.wrong} role="alert">
          {words(problem)}
        </p>
      )}
    </>
  );
}
