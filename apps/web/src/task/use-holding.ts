import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Problem } from '../api/problem';
import type { PersonRef, TaskDetail } from '../api/types';
import { useAct } from '../api/use-act';
import { useMe } from '../app/session';
import { moment } from '../time/format';
import { serverNow } from '../time/now';
import { usePlace } from '../time/place';
import { say } from '../ui/toast';
import { useProblemWords } from '../ui/use-problem-words';
import { useTaskCache } from './use-task-cache';

const at = (id: string) => ({ params: { path: { id } } });

const CALLS = {
  claim: ({ id, version }: TaskDetail) => api.POST('/api/v1/tasks/{id}/claim', { ...at(id), body: { version } }),
  release: ({ id, version }: TaskDetail) => api.POST('/api/v1/tasks/{id}/release', { ...at(id), body: { version } }),
  unsnooze: ({ id, version }: TaskDetail) => api.POST('/api/v1/tasks/{id}/unsnooze', { ...at(id), body: { version } }),
};

type Call = () => ReturnType<(typeof CALLS)['claim']>;

/** Takes a task, gives it back, passes it on, puts it aside. Each act says what it did, and how to take it back. */
export function useHolding(task: TaskDetail) {
  const { t } = useTranslation();
  const place = usePlace();
  const words = useProblemWords();
  const cache = useTaskCache(task.id);
  const mine = task.assignee?.id === useMe().user.id;
  const { busy, problem, run, forget } = useAct();

  /** Somebody may have been faster: the task is then shown as it is now. */
  const refused = (loud: boolean) => (what: Problem) => {
    if (what.task) cache.show(what.task);
    else cache.again();
    cache.listsAgain();
    if (loud) say(words(what));
  };

  const act = async (call: Call, { text, back, loud = true }: { text: string; back?: (now: TaskDetail) => ReturnType<Call>; loud?: boolean }) => {
    const answer = await run(call, refused(loud));
    if (!answer?.data) return false;
    const { data } = answer;
    // A talk goes on with what its holder typed until this moment.
    if (task.live) await cache.fresh();
    else cache.show(data);
    cache.listsAgain();
    say(text, back ? () => void act(() => back(data), { text: t('hold.undone') }) : null);
    return true;
  };

  const assignTo = ({ id, version }: TaskDetail, assignee: string, reason: string) =>
    api.POST('/api/v1/tasks/{id}/assign', { ...at(id), body: { version, assignee, ...(reason === '' ? {} : { reason }) } });

  return {
    busy,
    problem,
    forget,
    claim: () => act(() => CALLS.claim(task), { text: t('hold.claimed', { title: task.title }), back: CALLS.release }),
    release: () => act(() => CALLS.release(task), { text: t('hold.released'), ...(mine && { back: CALLS.claim }) }),
    unsnooze: () => act(() => CALLS.unsnooze(task), { text: t('hold.unsnoozed') }),
    snooze: (until: number, reason: string) =>
      act(() => api.POST('/api/v1/tasks/{id}/snooze', { ...at(task.id), body: { version: task.version, until: new Date(until).toISOString(), reason } }), {
        text: t('hold.snoozed', { time: moment(until, place, serverNow()) }),
        back: CALLS.unsnooze,
        loud: false,
      }),
    assign: ({ id, name }: PersonRef, reason: string) => {
      const before = task.assignee;
      return act(() => assignTo(task, id, reason), {
        text: t('hold.assigned', { name }),
        back: (now) => (before === null ? CALLS.release(now) : assignTo(now, before.id, '')),
        loud: false,
      });
    },
  };
}

export type Holding = ReturnType<typeof useHolding>;
