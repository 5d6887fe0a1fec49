import type { FieldProblem } from '../api/problem';
import type { Outcome, TaskPage } from '../api/types';
import { useMe } from '../app/session';
import { filled, isEmpty, type Fields, type FormData } from './form/form-schema';
import { fieldOf, focusField, useTaskForm } from './form/use-task-form';
import { sameData } from './same-data';
import { useCompletion } from './use-completion';
import { useDraft } from './use-draft';
import { useOutcomes } from './use-outcomes';

/** What a form would hold with nothing typed; null where nothing was. */
function withoutTyped(task: TaskPage, fields: Fields, data: FormData): FormData | null {
  const names = Object.keys(fields);
  if (names.every((name) => sameValue(data[name], task.data[name]))) return null;
  return { ...data, ...Object.fromEntries(names.map((name) => [name, task.data[name]])) };
}

const sameValue = (one: unknown, other: unknown) => (isEmpty(one) && isEmpty(other)) || sameData(one, other);
const OVER = new Set(['going', 'done', 'first']);

/** After React has drawn the field that is to get the focus. */
function afterDrawing(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

/** Brings the hand to the field that an outcome lacks, else to its button. */
function bringTo({ name }: Outcome, field?: string): void {
  afterDrawing(() => (field === undefined ? document.querySelector<HTMLElement>(`[data-outcome="${CSS.escape(name)}"]`)?.focus() : focusField(field)));
}

/** Everything about a task that is being done: its draft, its form, its outcomes and their fate. `shown`: fields that lie open whatever the outcome. */
export function useWork(task: TaskPage, shown?: ReadonlySet<string>) {
  const { user } = useMe();
  const { draft, state: keptState, begunBy, update, drop } = useDraft(task);
  const { fields, outcomes, main, baseFields, stripFields, liesOpen, seenWith } = useOutcomes(task, draft.outcome, shown);
  const form = useTaskForm({ fields, data: draft.data, outcome: main });
  const onFields = (problems: FieldProblem[]) => {
    const { first, rest } = form.takeFields(problems);
    if (first !== undefined) afterDrawing(() => focusField(first));
    return rest === 0;
  };
  const completion = useCompletion({ task, draft, update, drop, onFields });
  const { fate } = completion;
  const open = task.closed === null && task.mayComplete && task.status === 'open' && !OVER.has(fate.kind);
  const byOther = task.closed !== null && task.closed.by?.id !== user.id;

  /** `also` goes out with what is in the form. */
  const press = (outcome: Outcome, also: FormData = {}) => {
    if (!open || fate.kind === 'sending') return;
    const data = { ...draft.data, ...also };
    // What an outcome asks for beside the form is seen before it is sent, even when it was filled in earlier for another one.
    const unseen = outcome.name === main?.name ? undefined : outcome.requires.find((name) => name in fields && !liesOpen(name));
    // What was begun for another outcome is not sent with this one, and so does not keep it back.
    const seen = seenWith(outcome);
    const obstacle = form.firstObstacle(outcome, Object.fromEntries(Object.entries(data).filter(([name]) => name in seen))) ?? unseen;
    if (obstacle === undefined) return completion.complete(outcome, filled(data, seen));
    // A field that only now comes into view is not yet to be called wrong.
    if (outcome.name === main?.name || liesOpen(fieldOf(obstacle))) form.tryOutcome(outcome.name);
    update({ outcome: outcome.name });
    afterDrawing(() => focusField(obstacle));
  };

  const change = (part: FormData) => {
    // The form also reports what it merely read.
    if (Object.entries(part).every(([name, value]) => sameData(value, draft.data[name]))) return;
    form.changed({ ...draft.data, ...part });
    update((before) => ({ data: { ...before.data, ...part } }));
  };

  const leadTo = (name: string) => {
    const outcome = outcomes.find((one) => one.name === name);
    if (!outcome) return;
    update({ outcome: name });
    bringTo(outcome, form.firstObstacle(outcome));
  };

  return {
    draft,
    fields,
    /** The talk has come to this outcome: what it lacks is next, else its button. Nothing is sent. */
    leadTo,
    keptState,
    begunBy,
    form,
    outcomes,
    main,
    baseFields,
    stripFields,
    /** The chosen outcome, when it asks for fields that the form does not show otherwise. */
    aside: Object.keys(stripFields).length > 0 ? main : undefined,
    fate,
    open,
    /** Somebody or something was first, and what was typed here is still kept. */
    overtaken: fate.kind === 'first' || (byOther && keptState !== 'none' && fate.kind !== 'done'),
    press,
    change,
    /** What the form would hold with nothing typed, where something was; else null. */
    typed: withoutTyped(task, fields, draft.data),
    replace: (data: FormData) => update(() => ({ data })),
    unchoose: () => {
      update({ outcome: null });
      if (main) bringTo(main);
    },
    lacks: form.lacking,
    again: completion.again,
    settle: completion.settle,
  };
}

export type WorkState = ReturnType<typeof useWork>;
