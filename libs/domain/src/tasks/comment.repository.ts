import { v7 } from 'uuid';
import type { Transaction } from '../database/transaction.js';
import { tellAct, type TaskAct } from './task-event.js';

/** What somebody wrote beside a task. */
export interface CommentRecord {
  id: string;
  text: string;
  at: Date;
  by: { id: string; name: string };
}

/** The latest that are shown with a task. */
export const MOST_COMMENTS = 200;

/** Writes a comment. Its event says that there is one, not what it says: a case's story is read by more people than its tasks. */
export async function addComment(tx: Transaction, act: TaskAct, { author, text }: { author: string; text: string }): Promise<string> {
  const id = v7();
  const { task, at } = act;
  await tx.rows(`INSERT INTO comment (id, organisation, task, author, text, at) VALUES ($1, $2, $3, $4, $5, $6)`, [
    id,
    task.organisation,
    task.id,
    author,
    text,
    at,
  ]);
  await tellAct(tx, act, { kind: 'task.commented', act: 'task.comment', data: { comment: id }, objects: [{ type: 'comment', id }] });
  return id;
}

/** The latest comments of a task, oldest first. */
export function commentsOf(tx: Transaction, task: string): Promise<CommentRecord[]> {
  return tx.rows(
    `SELECT * FROM (SELECT c.id, c.text, c.at, json_build_object('id', p.id, 'name', p.name) AS by FROM comment c JOIN person p ON p.id = c.author
                     WHERE c.task = $1 ORDER BY c.at DESC, c.id DESC LIMIT $2) latest ORDER BY at, id`,
    [task, MOST_COMMENTS],
  );
}
