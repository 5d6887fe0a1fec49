import { useMemo } from 'react';
import type { Outcome, TaskDetail } from '../api/types';
import { asideFields, fieldsOf, pick } from './form/form-schema';

const NONE: ReadonlySet<string> = new Set();

/** The outcomes of a task, the one about to be chosen, and which fields are shown for it; `shown` lie open on this page whatever the outcome. */
export function useOutcomes(task: TaskDetail, chosenName: string | null, shown = NONE) {
  const fields = useMemo(() => fieldsOf(task), [task]);
  const outcomes = useMemo(() => task.outcomes.toSorted((a, b) => Number(b.main) - Number(a.main)), [task]);
  const main = outcomes.find(({ name }) => name === chosenName) ?? outcomes[0];
  const hidden = useMemo(() => new Set([...asideFields(task)].filter((name) => !shown.has(name))), [task, shown]);
  const baseFields = useMemo(() => pick(fields, (name) => !hidden.has(name)), [fields, hidden]);
  const stripFields = useMemo(() => pick(fields, (name) => hidden.has(name) && (main?.requires.includes(name) ?? false)), [fields, hidden, main]);
  return {
    fields,
    outcomes,
    main,
    baseFields,
    stripFields,
    /** Whether a field lies open whatever the outcome. */
    liesOpen: (name: string) => !hidden.has(name),
    /** What one sees, and so sends, with an outcome: not what was typed for another one. */
    seenWith: (outcome: Outcome) => pick(fields, (name) => !hidden.has(name) || outcome.requires.includes(name)),
  };
}
