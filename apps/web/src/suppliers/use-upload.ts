import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { toProblem } from '../api/problem';
import type { ImportedList, MappingChoice } from '../api/types';
import { say } from '../ui/toast';
import { useProblemWords } from '../ui/use-problem-words';
import { useSuppliersAgain } from './use-suppliers';

/** What the server takes; it refuses more, too, but only after all of it has gone there. */
const LARGEST_FILE = 25 * 1024 * 1024;

/** What became of a file, or of what was said of its columns. `again`: the same once more, where no answer came. */
export type UploadFate =
  | { kind: 'going'; name: string }
  | { kind: 'refused'; name: string; words: string; again: (() => void) | null }
  | { kind: 'done'; name: string; list: ImportedList };

interface Answer {
  data?: ImportedList | undefined;
  error?: unknown;
}

const asForm = (listedOn: string | null) => (body: { file?: unknown } | undefined) => {
  const form = new FormData();
  if (listedOn !== null) form.append('listedOn', listedOn);
  form.append('file', body?.file as File);
  return form;
};

/** Sends a price list, or says how one is to be read; one at a time. Whatever is refused has changed nothing. */
export function useUpload(id: string) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const refresh = useSuppliersAgain();
  const under = useRef(false);
  const [fate, setFate] = useState<UploadFate | null>(null);

  const run = async (name: string, call: () => Promise<Answer>): Promise<void> => {
    if (under.current) return say(t('suppliers.upload.busy'));
    under.current = true;
    setFate({ kind: 'going', name });
    try {
      const { data, error } = await call();
      if (!data) throw error as unknown;
      await refresh();
      setFate({ kind: 'done', name, list: data });
    } catch (thrown) {
      const problem = toProblem(thrown);
      void refresh();
      setFate({ kind: 'refused', name, words: words(problem), again: problem.status === 0 || problem.status >= 500 ? () => void run(name, call) : null });
    } finally {
      under.current = false;
    }
  };

  return {
    fate,
    forget: () => setFate(null),
    upload: (file: File, listedOn: string | null) => {
      if (file.size > LARGEST_FILE) return setFate({ kind: 'refused', name: file.name, words: t('suppliers.upload.large'), again: null });
      // The same key each time: an answer that got lost loads it no second time.
      const headers = { 'Idempotency-Key': crypto.randomUUID() };
      const body = { file: file as unknown as string };
      const at = { path: { id } };
      return void run(file.name, () => api.POST('/api/v1/suppliers/{id}/price-lists', { params: at, body, bodySerializer: asForm(listedOn), headers }));
    },
    read: (list: { id: string; fileName: string }, body: MappingChoice) => {
      const headers = { 'Idempotency-Key': crypto.randomUUID() };
      const at = { path: { id, list: list.id } };
      void run(list.fileName, () => api.PUT('/api/v1/suppliers/{id}/price-lists/{list}/mapping', { params: at, body, headers }));
    },
  };
}

export type Upload = ReturnType<typeof useUpload>;
