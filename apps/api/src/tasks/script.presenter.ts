import type { LocalText } from '#domain/packs/local-text.type.js';
import type { Script, ScriptAnswer, ScriptStep } from '#domain/scripts/script.type.js';
import type { TaskRecord } from '#domain/tasks/task.repository.js';
import type { TaskDefinition } from '#kit/contract/define-task.js';
import { gistOf, type Labels } from '../labels/labels.js';
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
  const step = ([name, { say, hint, ask = [], answers, ...exit }]: [string, ScriptStep]): ScriptStepDto => ({
    name,
    say: spoken(say),
    hint: hint ? spoken(hint) : null,
    ask: ask.filter(hasField),
    answers: (answers ?? [exit]).map(answer).filter(({ then, end, leave }) => then ?? end ?? leave),
  });
  return { title: spoken(script.title), steps: Object.entries(script.steps).map(step) };
}

/** How a script speaks of this task: the caller, the client and what it is about are put into its words. */
export function spokenOf(task: TaskRecord, labels: Labels, me: string): (text: LocalText) => string {
  const values: Readonly<Record<string, string | null>> = {
    me,
    client: task.client?.name ?? task.client?.company ?? null,
    gist: gistOf(task.request, labels.say),
    number: task.request ? labels.number('request', task.request.number) : null,
  };
  return (text) => labels.local(text).replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_all, name: string) => (Object.hasOwn(values, name) ? values[name] : null) ?? '…');
}
