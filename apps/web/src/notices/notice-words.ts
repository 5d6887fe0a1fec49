import type { TFunction } from 'i18next';
import type { Notice } from '../api/types';

/** A notice in words: what happened, and with whom and what. */
export interface NoticeWords {
  head: string;
  /** The client is never more than the inbox says of him. */
  body: string;
}

function headOf({ kind, task, count, about, by, spoken }: Notice, t: TFunction): string {
  const title = task?.title ?? '';
  const name = by?.name ?? t('notices.system');
  if (count !== null) return t(kind === 'taken' ? 'notices.head.takenMany' : 'notices.head.taskMany', { count });
  if (kind === 'answer' && !spoken) return task ? t('notices.head.held', { name, title }) : t('notices.head.ended', { about });
  if (kind === 'answer' || kind === 'mention') return t(`notices.head.${kind}`, { name });
  if (kind === 'incident') return t('notices.head.incident', { about });
  if ((kind === 'soon' || kind === 'late') && task?.promised) return t(`notices.head.${kind}Promised`, { title });
  return t(`notices.head.${kind === 'task' && task?.urgent ? 'urgent' : kind}`, { title });
}

/** Says a notice. */
export function wordsOf(notice: Notice, t: TFunction): NoticeWords {
  const { words, task, client, caseNumber, spoken } = notice;
  const said = words === null ? null : t('notices.said', { words });
  const body = [client, said, spoken ? task?.title : null, caseNumber].filter((part) => part !== null && part !== undefined);
  return { head: headOf(notice, t), body: body.join(' · ') };
}

/** Where a notice leads: to the task, else to its case, to the incidents, or to one's tasks. */
export function placeOf({ kind, task, caseId }: Notice): { to: '/tasks/$id' | '/cases/$id'; params: { id: string } } | { to: '/incidents' | '/' | '/cases' } {
  if (task?.mayOpen) return { to: '/tasks/$id', params: { id: task.id } };
  if (kind === 'incident') return { to: '/incidents' };
  if (caseId !== null) return { to: '/cases/$id', params: { id: caseId } };
  return { to: task ? '/cases' : '/' };
}
