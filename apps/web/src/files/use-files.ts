import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kindOf, HEAD } from '#domain/files/file-kind.rule.js';
import { LARGEST_FILE } from '#domain/files/file-limits.rule.js';
import { api, query } from '../api/client';
import { toProblem, type Problem } from '../api/problem';
import type { AttachedFile } from '../api/types';
import { say } from '../ui/toast';
import { useProblemWords } from '../ui/use-problem-words';

/** What files lie beside. */
export interface FilesPlace {
  /** Null of a task that belongs to no case. */
  caseId: string | null;
  /** Null on the page of the case. */
  taskId: string | null;
}

/** A file that is on its way, or was not taken. */
export interface Sending {
  key: string;
  file: File;
  /** Null while it is on its way. */
  wrong: string | null;
  /** It may be sent again: no answer came. */
  again: boolean;
}

const asForm = (body: { file?: unknown } | undefined) => {
  const form = new FormData();
  form.append('file', body?.file as File);
  return form;
};

function send(place: FilesPlace, { key, file }: Pick<Sending, 'key' | 'file'>) {
  const headers = { 'Idempotency-Key': key };
  const body = { file: file as unknown as string };
  const { taskId, caseId } = place;
  return taskId === null
    ? api.POST('/api/v1/cases/{id}/files', { params: { path: { id: caseId ?? '' } }, body, bodySerializer: asForm, headers })
    : api.POST('/api/v1/tasks/{id}/files', { params: { path: { id: taskId } }, body, bodySerializer: asForm, headers });
}

/** The files of a case, or of a task without one, as they are now. */
function useListed({ caseId, taskId }: FilesPlace) {
  const ofCase: UseQueryResult<{ items: AttachedFile[] }, unknown> = query.useQuery(
    'get',
    '/api/v1/cases/{id}/files',
    { params: { path: { id: caseId ?? '' } } },
    { enabled: caseId !== null },
  );
  const ofTask: UseQueryResult<{ items: AttachedFile[] }, unknown> = query.useQuery(
    'get',
    '/api/v1/tasks/{id}/files',
    { params: { path: { id: taskId ?? '' } } },
    { enabled: caseId === null && taskId !== null },
  );
  return caseId === null ? ofTask : ofCase;
}

/** Files beside a task or a case: what lies there, what is on its way, and how to add and to take away. */
export function useFiles(place: FilesPlace) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const queries = useQueryClient();
  const { data } = useListed(place);
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const again = () => queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => String(path).endsWith('/files') });
  const settle = (key: string, wrong: string | null, mayAgain = false) =>
    setSending((before) =>
      wrong === null ? before.filter((one) => one.key !== key) : before.map((one) => (one.key === key ? { ...one, wrong, again: mayAgain } : one)),
    );

  const sendOne = async (one: Pick<Sending, 'key' | 'file'>) => {
    const refused = await refusedHere(one.file);
    if (refused) return settle(one.key, t(`files.wrong.${refused}`));
    try {
      const { error } = await send(place, one);
      if (error !== undefined) throw error as unknown;
      await again();
      return settle(one.key, null);
    } catch (thrown) {
      const problem = toProblem(thrown);
      return settle(one.key, said(problem, words), problem.status === 0 || problem.status >= 500);
    }
  };

  /** The same file with the same key: an answer that got lost adds it no second time. */
  const retry = (one: Sending) => {
    setSending((before) => before.map((other) => (other.key === one.key ? { ...other, wrong: null } : other)));
    void sendOne(one);
  };

  const setRemoved = async (file: AttachedFile, removed: boolean) => {
    const at = { params: { path: { id: file.id } } };
    const { error } = removed ? await api.DELETE('/api/v1/files/{id}', at) : await api.POST('/api/v1/files/{id}/restore', at);
    if (error !== undefined) return say(words(toProblem(error)));
    await again();
    return removed ? say(t('files.removed', { name: file.name }), () => void setRemoved(file, false)) : say(t('files.returned', { name: file.name }));
  };

  return {
    files: data?.items,
    sending,
    retry,
    drop: (key: string) => settle(key, null),
    remove: (file: AttachedFile) => void setRemoved(file, true).catch((thrown: unknown) => say(words(toProblem(thrown)))),
    add: (files: readonly File[]) => {
      const all = files.map((file) => ({ key: crypto.randomUUID(), file, wrong: null, again: false }));
      setSending((before) => [...before, ...all]);
      // One after the other: the last of many is not worth more than the first.
      void all.reduce((before, one) => before.then(() => sendOne(one)), Promise.resolve());
    },
  };
}

/** What the server would refuse is not sent at all. */
async function refusedHere(file: File): Promise<'empty' | 'large' | 'kind' | null> {
  if (file.size === 0) return 'empty';
  if (file.size > LARGEST_FILE) return 'large';
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  return kindOf(head, file.name) ? null : 'kind';
}

function said(problem: Problem, words: (problem: Problem) => string): string {
  const [first] = problem.fields ?? [];
  return first?.message ?? words(problem);
}
