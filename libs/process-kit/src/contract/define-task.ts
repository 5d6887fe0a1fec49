import type { Role } from '#domain/people/role.type.js';

/** A field of a form. Its label, help and the names of its choices are texts, under `fields.<name>`. */
export type FieldSchema =
  | {
      readonly type: 'string';
      readonly minLength?: number;
      readonly maxLength?: number;
      /** `phone`: one or more numbers that can be dialled, as people write them. `inn`: a Russian taxpayer's number with right check digits. */
      readonly format?: 'date' | 'date-time' | 'email' | 'phone' | 'inn' | 'uuid';
      /** Of a date-time: still to come when it is said. */
      readonly future?: true;
    }
  /** A choice out of a list of the pack's `reasons.json`: which ones there are is data, and pinned with the case. */
  | { readonly type: 'string'; readonly reasons: string }
  /** A person of the company who has this role and works here: told by id, shown by name. */
  | { readonly type: 'string'; readonly person: Role }
  | { readonly type: 'string'; readonly enum: readonly string[] }
  | { readonly type: 'integer' | 'number'; readonly minimum?: number; readonly maximum?: number }
  | { readonly type: 'boolean' };

/** The form of a task: a JSON Schema (draft 7) of one flat object. Unknown fields are refused. */
export interface FormSchema {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly properties: Readonly<Record<string, FieldSchema>>;
}

/** What an outcome asks for. */
export interface OutcomeRule<Field extends string = string> {
  /** Fields that must be filled for this outcome. */
  readonly requires?: readonly Field[];
  /** The outcome one hopes for: shown as the big button. Exactly one per task. */
  readonly main?: true;
  /** The step that follows, where the outcome alone decides it: checked against the contract's steps, and told to people where the outcome has no hint of its own. */
  readonly leadsTo?: string;
}

/** One thing for one person to do, as a contract declares it. Its deadline is the pack's, under `<process>.<name>`. */
export interface TaskDefinition<
  Name extends string = string,
  Form extends FormSchema = FormSchema,
  Outcomes extends Record<string, OutcomeRule> = Record<string, OutcomeRule>,
> {
  readonly name: Name;
  readonly role: Role;
  readonly form: Form;
  readonly outcomes: Outcomes;
  /** A talk that goes on now: anybody of the group may take it over from a colleague. */
  readonly live?: true;
  /** Promised to somebody who waits for it: marked «СРОЧНО», and before others in the list. */
  readonly urgent?: true;
}

/** Names of the fields of a form. */
export type FieldOf<Form extends FormSchema> = keyof Form['properties'] & string;

/** Declares a task. Names of fields in `requires` are checked against the form by the compiler. */
export function defineTask<const Name extends string, const Form extends FormSchema, const Outcomes extends Record<string, OutcomeRule<FieldOf<Form>>>>(
  task: TaskDefinition<Name, Form, Outcomes>,
): TaskDefinition<Name, Form, Outcomes> {
  return task;
}

type ValueOf<Field> = Field extends { enum: readonly (infer Choice)[] }
  ? Choice
  : Field extends { type: 'string' }
    ? string
    : Field extends { type: 'boolean' }
      ? boolean
      : number;
type Required1<Rule> = Rule extends { readonly requires: readonly (infer Field)[] } ? Field : never;
/** What an object of these fields holds: the needed ones, and perhaps the others. */
export type Data<Properties, Needed> = { [Field in keyof Properties as Field extends Needed ? Field : never]: ValueOf<Properties[Field]> } & {
  [Field in keyof Properties as Field extends Needed ? never : Field]?: ValueOf<Properties[Field]>;
};

/** What an object of this form holds, nothing required. */
export type DataOf<Form extends FormSchema> = Data<Form['properties'], never>;

/** How a task ended, typed by outcome: `data` has the fields which that outcome requires, and perhaps the others. */
export type TaskResult<T extends TaskDefinition> = {
  [Outcome in keyof T['outcomes'] & string]: {
    outcome: Outcome;
    data: Data<T['form']['properties'], Required1<T['outcomes'][Outcome]>>;
    /** Who completed it, such as `person:<id>`. */
    by: string;
    /** When it was decided, epoch ms. */
    at: number;
  };
}[keyof T['outcomes'] & string];
