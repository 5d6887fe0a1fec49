import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { BulkBody, BulkVerdict, TaskRow } from '../api/types';
import { useAct } from '../api/use-act';
import { useMe } from '../app/session';
import { say } from '../ui/toast';
import { useProblemWords } from '../ui/use-problem-words';
import { inCalls, refusalOf, takingBack, totals, type BulkAct, type BulkWords } from './bulk';

/** "27 taken, 3 not: 2 are others' now, 1 is closed". */
function words(t: TFunction, act: BulkAct | 'back', verdicts: readonly BulkVerdict[]): string {
  const { done, refused, why } = totals(verdicts);
  const head = t(`bulk.done.${act}`, { n: done });
  if (refused === 0) return head;
  return t('bulk.some', { head, n: refused, why: why.map(([name, n]) => t(`bulk.why.${name}`, { n })).join(t('page.and')) });
}

/** Acts on all marked rows. What was done can be taken back by one press; what was refused stays marked with its reason in the row. */
export function useBulk({ rows, keep }: { rows: readonly TaskRow[]; keep: (refused: ReadonlyMap<string, string>) => void }) {
  const { t } = useTranslation();
  const { user } = useMe();
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  const { busy, problem, run, forget } = useAct();
  const again = () =>
    void queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => typeof path === 'string' && /^\/api\/v1\/(tasks|views)/.test(path) });

  /** One call after the other, each of at most 200: what the ones before have done is done, whatever comes of the next. */
  const send = async (calls: readonly BulkBody[]) => {
    const verdicts: BulkVerdict[] = [];
    for (const body of calls) {
      const answer = await run(
        () => api.POST('/api/v1/tasks/bulk', { body }),
        (what) => say(problemWords(what)),
      );
      if (!answer?.data) break;
      verdicts.push(...answer.data.verdicts);
    }
    again();
    return verdicts;
  };

  const back = async (calls: readonly BulkBody[]) => {
    const verdicts = await send(calls);
    if (verdicts.length === 0) return;
    keep(reasonsOf(t, verdicts));
    say(words(t, 'back', verdicts));
  };

  /** Whether anything came of it. */
  const act = async (name: BulkAct, told: BulkWords = {}): Promise<boolean> => {
    const before = rows.map(({ id, version, assignee }) => ({ id, version, assignee }));
    const verdicts = await send(inCalls(before).map((tasks) => ({ act: name, tasks: tasks.map(({ id, version }) => ({ id, version })), ...told })));
    if (verdicts.length === 0) return false;
    keep(reasonsOf(t, verdicts));
    const undo = takingBack(name, verdicts, { before, me: user.id });
    say(words(t, name, verdicts), undo.length > 0 ? () => void back(undo) : null);
    return true;
  };
  return { busy, problem, forget, act };
}

/** Why each was refused: in the words of a row where the case is common, else as the server says it. */
function reasonsOf(t: TFunction, verdicts: readonly BulkVerdict[]): ReadonlyMap<string, string> {
  const reason = (verdict: BulkVerdict) => {
    const why = refusalOf(verdict);
    if (why === 'taken') return t('bulk.reason.taken', { name: verdict.holder?.name });
    return why === 'changed' || why === 'closed' ? t(`bulk.reason.${why}`) : (verdict.text ?? '');
  };
  return new Map(verdicts.filter(({ done }) => !done).map((verdict) => [verdict.id, reason(verdict)]));
}

export type Bulk = ReturnType<typeof useBulk>;
