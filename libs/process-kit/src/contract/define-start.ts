import type { Role } from '#domain/people/role.type.js';
import type { Data, FieldOf, FormSchema } from './define-task.js';

/** How a person starts a process by hand: who may, and what is asked first. */
export interface StartDefinition<Form extends FormSchema = FormSchema, Field extends string = string> {
  /** Who finds it under «Начать». */
  readonly roles: readonly Role[];
  readonly form: Form;
  /** Fields that must be filled. */
  readonly requires: readonly Field[];
}

/** Declares the start form of a process. Names of fields in `requires` are checked against the form by the compiler. */
export function defineStart<const Form extends FormSchema, const Field extends FieldOf<Form>>(
  start: StartDefinition<Form, Field>,
): StartDefinition<Form, Field> {
  return start;
}

/** What a story is told that a person started: who did, as `assignee` wants it, and what the form holds. */
export interface StartedByHand<S extends StartDefinition> {
  starter: string;
  asked: S extends StartDefinition<infer Form, infer Field> ? Data<Form['properties'], Field> : never;
}
