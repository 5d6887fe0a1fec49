import { v7 } from 'uuid';
import type { Transaction } from '../database/transaction.js';
import { personOf, type Told } from '../notices/write-notices.js';
import { mentionedIn } from './comment-text.rule.js';
import { tellAct, type TaskAct } from './task-event.js';

interface Named {
  id: string;
  name: string;
}

/** What somebody wrote beside a task. */
export interface CommentRecord {
  id: string;
  /** People are named in it by id (`comment-text.rule.ts`). */
  text: string;
  at: Date;
  by: Named;
  /** Those who are named in it, by their names of today. */
  mentions: Named[];
}

/** The latest that are shown with a task. */
export const MOST_COMMENTS = 200;

/** What people are called, also those who have left. */
export function namesOf(tx: Transaction, ids: readonly string[]): Promise<Named[]> {
  return tx.rows(`SELECT id, name FROM person WHERE id = ANY($1)`, [[...ids]]);
}

/** Who of these works here. */
export function colleagues(tx: Transaction, ids: readonly string[]): Promise<Named[]> {
  return tx.rows(`SELECT id, name FROM person WHERE id = ANY($1) AND active ORDER BY name, id`, [[...ids]]);
}

/**
 * Writes a comment, and tells those whom it names, and those who talk here or hold the task. Its event says that there is one, not what it says: a case's story
 * is read by more people than its tasks.
 */
export async function addComment(tx: Transaction, act: TaskAct, { author, text }: { author: string; text: string }): Promise<string> {
  const id = v7();
  const { task, at, actor } = act;
  const [talk] = await tx.rows<{ people: string[] | null }>(
    `WITH said AS (INSERT INTO comment (id, organisation, task, author, text, at) VALUES ($1, $2, $3, $4, $5, $6))
     SELECT array_agg(person) AS people FROM (
       SELECT author AS person FROM comment WHERE task = $3 UNION SELECT assignee FROM task WHERE id = $3 AND assignee IS NOT NULL AND status <> 'closed') talk`,
    [id, task.organisation, task.id, author, text, at],
  );
  const named = mentionedIn(text);
  const others = (talk?.people ?? []).filter((person) => !named.includes(person));
  const told = (kind: Told['kind']) => (person: string) => ({ person, kind, cause: `comment:${id}`, task: task.id, comment: id, actor: personOf(actor) });
  const people = [...named.map(told('mention')), ...others.map(told('answer'))].filter(({ person }) => person !== author);
  await tellAct(tx, act, { kind: 'task.commented', act: 'task.comment', data: { comment: id }, objects: [{ type: 'comment', id }], people });
  return id;
}

/** The latest comments of a task, oldest first. */
export async function commentsOf(tx: Transaction, task: string): Promise<CommentRecord[]> {
  const comments = await tx.rows<Omit<CommentRecord, 'mentions'>>(
    `SELECT * FROM (SELECT c.id, c.text, c.at, json_build_object('id', p.id, 'name', p.name) AS by FROM comment c JOIN person p ON p.id = c.author
                     WHERE c.task = $1 ORDER BY c.at DESC, c.id DESC LIMIT $2) latest ORDER BY at, id`,
    [task, MOST_COMMENTS],
  );
  const named = new Set(comments.flatMap(({ text }) => mentionedIn(text)));
  const names = named.size === 0 ? [] : await namesOf(tx, [...named]);
  return comments.map((comment) => {
    const ids = mentionedIn(comment.text);
    return { ...comment, mentions: names.filter(({ id }) => ids.includes(id)) };
  });
}
