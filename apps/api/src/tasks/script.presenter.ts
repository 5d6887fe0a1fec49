import type { LocalText } from '#domain/packs/local-text.type.js';
import type { Script, ScriptAnswer, ScriptStep } from '#domain/scripts/script.type.js';
import type { TaskRecord } from '#domain/tasks/task.repository.js';
import type { FormSchema, TaskDefinition } from '#kit/contract/define-task.js';
import { gistOf, type Labels } from '../labels/labels.js';
import { beginningOf } from './task.presenter.js';
import type { ScriptAnswerDto, ScriptDto, ScriptStepDto } from './script.dto.js';

/** A script in the caller's words. What the form of today no longer has is left out: the script may be older than the build. */
export function scriptOf(script: Script, { form, outcomes }: TaskDefinition, spoken: (text: LocalText) => string): ScriptDto {
  const hasField = (field: string) => Object.hasOwn(form.properties, field);
  const answer = ({ label, fill = {}, then, end, leave }: Partial<ScriptAnswer>): ScriptAnswerDto => ({
    label: label ? spoken(label) : '',
    fill: Object.fromEntries(Object.entries(fill).filter(([field]) => hasField(field))),
    then: then ?? null,
    end: end !== undefined && Object.hasOwn(outcomes, end) ? end : null,
    leave: leave ?? null,
  });
  const step = ([name, { title, say, hint, ask = [], skipWhen, answers, ...exit }]: [string, ScriptStep]): ScriptStepDto => ({
    name,
    title: title ? spoken(title) : null,
    say: spoken(say),
    hint: hint ? spoken(hint) : null,
    ask: ask.filter(hasField),
    skipKnown: skipWhen === 'known',
    answers: (answers ?? [exit]).map(answer).filter(({ then, end, leave }) => then ?? end ?? leave),
  });
  return { title: spoken(script.title), steps: Object.entries(script.steps).map(step) };
}

/** Who speaks, in which words, and what the form holds. */
export interface Speaker {
  readonly labels: Labels;
  readonly me: string;
  readonly company: string;
  readonly form: FormSchema;
}

/** How a script speaks of this task: the caller, the client, what it is about and what its form holds are put into its words. */
export function spokenOf(task: TaskRecord, { labels, me, company, form }: Speaker): (text: LocalText) => string {
  const client = task.client?.name ?? task.client?.company ?? null;
  const values: Readonly<Record<string, string | null>> = {
    me,
    company,
    client,
    gist: gistOf(task.request, labels.say),
    number: task.request ? labels.number('request', task.request.number) : null,
  };
  const held = beginningOf(task, { form });
  const inForm = (field: string) => {
    const value = held[field];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
    const choice = labels.optional(`processes.${task.process}.fields.${field}.choices.${String(value).replaceAll('.', '')}`);
    return choice?.toLocaleLowerCase(labels.language) ?? String(value);
  };
  const valueOf = (name: string) => (name.startsWith('form.') ? inForm(name.slice('form.'.length)) : Object.hasOwn(values, name) ? values[name] : null);
  return (text) => labels.local(text).replaceAll(/\{\{\s*([\w.]+)\s*\}\}/g, (_all, name: string) => valueOf(name) ?? '…');
}
