import { useMemo } from 'react';
import type { Outcome, TaskDetail } from '../api/types';
import { asideFields, fieldsOf, filled, pick, type FormData } from './form/form-schema';
import { focusField, useTaskForm } from './form/use-task-form';
import { useCompletion } from './use-completion';
import { useDraft } from './use-draft';

/** After React has drawn the field that is to get the focus. */
function afterDrawing(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

/** Everything about a task that is being done: its draft, its form, its outcomes and their fate. */
export function useWork(task: TaskDetail) {
  const { draft, state: keptState, update, drop } = useDraft(task);
  const fields = useMemo(() => fieldsOf(task), [task]);
  const outcomes = useMemo(() => [...task.outcomes].sort((a, b) => Number(b.main) - Number(a.main)), [task]);
  const chosen = outcomes.find(({ name }) => name === draft.outcome);
  const main = chosen ?? outcomes[0];
  const form = useTaskForm({ fields, data: draft.data, outcome: main });
  const hidden = useMemo(() => asideFields(task), [task]);
  const baseFields = useMemo(() => pick(fields, (name) => !hidden.has(name)), [fields, hidden]);
  const needed = useMemo(() => pick(fields, (name) => hidden.has(name) && (main?.requires.includes(name) ?? false)), [fields, hidden, main]);

  const completion = useCompletion({
    task,
    draft,
    update,
    drop,
    onFields: (problems) => {
      const rest = form.takeFields(problems);
      const first = problems.find((problem) => !rest.includes(problem));
      if (first) afterDrawing(() => focusField(first.path.replace(/^data[./]/, '')));
      return rest.length === 0;
    },
  });
  const { fate } = completion;
  const open = task.closed === null && task.mayComplete && task.status === 'open' && !['going', 'done', 'first'].includes(fate.kind);

  const press = (outcome: Outcome) => {
    if (!open || fate.kind === 'sending') return;
    const obstacle = form.firstObstacle(outcome);
    if (obstacle === undefined) return completion.complete(outcome, filled(draft.data, fields));
    // A field that only now comes into view is not yet to be called wrong.
    if (outcome.name === main?.name || !hidden.has(obstacle)) form.tryOutcome(outcome.name);
    update({ outcome: outcome.name });
    afterDrawing(() => focusField(obstacle));
  };

  return {
    draft,
    keptState,
    form,
    outcomes,
    main,
    baseFields,
    asideFields: needed,
    /** The chosen outcome, when it asks for fields that the form does not show otherwise. */
    aside: Object.keys(needed).length > 0 ? main : undefined,
    fate,
    open,
    /** Somebody or something was first, and what was typed here is still kept. */
    overtaken: fate.kind === 'first' || (task.closed !== null && keptState !== 'none' && fate.kind !== 'done'),
    press,
    unchoose: () => update({ outcome: null }),
    lacks: (outcome: Outcome) => form.missing(outcome).map((name) => fields[name]?.title ?? name),
    again: completion.again,
    settle: completion.settle,
    change: (part: FormData) => {
      // The form also reports what it merely read.
      if (Object.entries(part).every(([name, value]) => value === draft.data[name])) return;
      const data = { ...draft.data, ...part };
      form.changed(data);
      update({ data });
    },
  };
}

export type WorkState = ReturnType<typeof useWork>;
