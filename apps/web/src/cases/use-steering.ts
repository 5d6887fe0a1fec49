import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { CaseDetail } from '../api/types';
import { useAct } from '../api/use-act';
import { moment } from '../time/format';
import { serverNow } from '../time/now';
import { usePlace } from '../time/place';
import { say } from '../ui/toast';
import { useProblemWords } from '../ui/use-problem-words';

type Changes = Record<string, string | null>;

/** What one does with a whole case. Each act says what it did, and how to take it back where that can be done. */
export function useSteering({ id, held, data }: CaseDetail) {
  const { t } = useTranslation();
  const place = usePlace();
  const words = useProblemWords();
  const queries = useQueryClient();
  const { busy, problem, run, forget } = useAct();
  const init = { params: { path: { id } } };
  const again = () =>
    void queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => String(path).startsWith('/api/v1/cases') || path === '/api/v1/tasks' });

  const send = {
    hold: (until: number, reason: string) => api.POST('/api/v1/cases/{id}/hold', { ...init, body: { until: new Date(until).toISOString(), reason } }),
    resume: () => api.POST('/api/v1/cases/{id}/resume', init),
    correct: (changes: Changes) => api.POST('/api/v1/cases/{id}/correct', { ...init, body: { changes } }),
    clock: () => api.POST('/api/v1/cases/{id}/clock', init),
  };
  /** The way back, once; what is refused of it is said where the way back was offered. */
  const undo = (call: () => ReturnType<typeof send.resume>) => () => void run(call, (refused) => say(words(refused))).then(again);

  const done = async (call: () => ReturnType<typeof send.resume>, text: string, back: (() => ReturnType<typeof send.resume>) | null) => {
    const answer = await run(call);
    again();
    if (answer) say(text, back && undo(back));
    return answer !== null;
  };

  return {
    busy,
    problem,
    forget,
    hold: (until: number, reason: string) => done(() => send.hold(until, reason), t('steer.held', { time: moment(until, place, serverNow()) }), send.resume),
    resume: () => {
      const back = held ? () => send.hold(Date.parse(held.until), held.reason ?? '') : null;
      return done(send.resume, t('steer.resumed'), back);
    },
    correct: (changes: Changes) => {
      const before = Object.fromEntries(data.filter(({ name }) => name in changes).map(({ name, value }) => [name, value]));
      return done(
        () => send.correct(changes),
        t('steer.corrected'),
        () => send.correct(before),
      );
    },
    clock: async () => {
      const moved = await run(send.clock, (refused) => say(words(refused)));
      again();
      if (moved) say(t('steer.clockMoved'));
    },
    cancel: async (reason: string) => {
      const answer = await run(() => api.POST('/api/v1/cases/{id}/cancel', { ...init, body: { reason } }));
      again();
      return answer?.data;
    },
  };
}

export type Steering = ReturnType<typeof useSteering>;
