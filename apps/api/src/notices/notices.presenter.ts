import type { Wishes } from '#domain/notices/notice-wishes.repository.js';
import type { NoticeRecord } from '#domain/notices/notice.repository.js';
import type { NoticePage } from '#domain/notices/notice.service.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { partsOf } from '#domain/tasks/comment-text.rule.js';
import { maySee } from '#domain/tasks/visible.rule.js';
import { shortened, type Labels } from '../labels/labels.js';
import { isUrgent } from '../tasks/task.presenter.js';
import type { NoticeDto, NoticeTaskDto, NoticeWishesDto } from './notices.dto.js';

interface Shown {
  labels: Labels;
  caller: Principal;
}

/** A notice as it is shown: of a task or comment that the reader may not open only that there is one. */
export function noticeOf(notice: NoticeRecord, { tasks, names, quietAt }: NoticePage, { labels, caller }: Shown): NoticeDto {
  const { id, kind, at, readAt, settled, actor, count, incident, process, client } = notice;
  const task = notice.task === null ? null : taskOf(notice.task, tasks, { labels, caller });
  const about = incident ? labels.say(`incident.${incident}.title`) : process ? labels.process(process) : null;
  const shown = client && labels.client(client);
  return {
    ...{ id, kind, settled, count, about, task, by: actor },
    at: at.toISOString(),
    read: readAt !== null,
    quiet: quietAt(at) !== null,
    spoken: notice.words !== null,
    words: task?.mayOpen && notice.words !== null ? wordsOf(notice.words, names) : null,
    caseId: notice.caseId,
    caseNumber: notice.caseNumber && labels.number('case', notice.caseNumber),
    client: shown && (shown.name ?? shown.company ?? shown.phoneText ?? shown.email),
  };
}

function taskOf(id: string, tasks: NoticePage['tasks'], { labels, caller }: Shown): NoticeTaskDto {
  const task = tasks.get(id)!; // the notice has a foreign key on it
  const { process, name, timing, dueAt } = task;
  return {
    id,
    title: labels.task(process, name),
    mayOpen: maySee(caller, task),
    urgent: isUrgent(task),
    promised: timing === 'promised',
    dueAt: dueAt?.toISOString() ?? null,
  };
}

/** The beginning of what was said; whom it begins with is left out, since who is meant is plain. */
function wordsOf(text: string, names: NoticePage['names']): string | null {
  const parts = partsOf(text);
  const begins = parts.findIndex((part) => 'text' in part && /[\p{L}\p{N}]/u.test(part.text));
  const words = parts
    .slice(Math.max(0, begins))
    .map((part) => ('person' in part ? (names.get(part.person) ?? '') : part.text))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s,.:;!-]+/u, '')
    .trim();
  return shortened(words) || null;
}

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutes = (hour: string) => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));

/** What somebody wants, with hours as people write them. */
export function wishesDto({ hours, ...wishes }: Wishes): NoticeWishesDto {
  return { ...wishes, from: clock(hours.from), to: clock(hours.to), days: [...hours.days] };
}

/** And back. */
export function wishesFrom({ from, to, days, ...wishes }: NoticeWishesDto): Wishes {
  return { ...wishes, hours: { from: minutes(from), to: minutes(to), days: days.toSorted((a, b) => a - b) } };
}
