import type { Role } from '#domain/people/role.type.js';

/** A field that holds one value. Its label, help and the names of its choices are texts, under `fields.<name>`; in a row of a list under `fields.<list>.fields.<name>`. */
export type FlatField =
  | {
      readonly type: 'string';
      readonly minLength?: number;
      readonly maxLength?: number;
      /**
       * `phone`: one or more numbers that can be dialled, as people write them. `inn`: a Russian taxpayer's number with right check digits. `decimal`: an
       * amount or a quantity above zero as text, `1250.00`: up to 15 digits before the point and 4 after it, and never a float.
       */
      readonly format?: 'date' | 'date-time' | 'email' | 'phone' | 'inn' | 'uuid' | 'decimal';
      /** Of a date-time: still to come when it is said. */
      readonly future?: true;
    }
  /** A choice out of a list of the pack's `reasons.json`: which ones there are is data, and pinned with the case. */
  | { readonly type: 'string'; readonly reasons: string }
  /** A person of the company who has this role and works here: told by id, shown by name. */
  | { readonly type: 'string'; readonly person: Role }
  /** A supplier of the company: told by id, shown by name. */
  | { readonly type: 'string'; readonly supplier: true }
  | { readonly type: 'string'; readonly enum: readonly string[] }
  | { readonly type: 'integer' | 'number'; readonly minimum?: number; readonly maximum?: number }
  | { readonly type: 'boolean' };

/** One row of a list: flat, and without unknown fields. Its `required` must be filled in each row that is sent; a draft may lack them. */
export interface RowSchema {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly properties: Readonly<Record<string, FlatField>>;
  readonly required?: readonly string[];
}

/** Components of the web that edit a list of a certain kind; a list that names none gets the plain table. */
export type ListWidget = 'items' | 'offer' | 'answers' | 'objections';

/** A field that holds rows, such as the goods of an offer. An empty list is as good as none. */
export interface ListField {
  readonly type: 'array';
  readonly items: RowSchema;
  /** So many rows at least where an outcome requires the list; 1 unless told. */
  readonly minItems?: number;
  /** So many rows at most, `MOST_ROWS` or fewer: what is sent and kept stays small. */
  readonly maxItems: number;
  readonly widget?: ListWidget;
}

/** More rows nobody reads, types or sends in one form. */
export const MOST_ROWS = 200;

/** A field of a form: one value, or rows of values. There is no list within a list. */
export type FieldSchema = FlatField | ListField;

/** The form of a task: a JSON Schema (draft 7) of one object of values and lists. Unknown fields are refused. */
export interface FormSchema {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly properties: Readonly<Record<string, FieldSchema>>;
}

/** What an outcome asks for. */
export interface OutcomeRule<Field extends string = string> {
  /** Fields that must be filled for this outcome; a list with at least one row. */
  readonly requires?: readonly Field[];
  /** Lists that may have only so many rows for this outcome, such as one supplier to buy from. */
  readonly atMost?: Readonly<Partial<Record<Field, number>>>;
  /** Cells that each row of a list must have for this outcome, beside those that it always must: a price where the client says yes. */
  readonly inRows?: Readonly<Partial<Record<Field, readonly string[]>>>;
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

type ValueOf<Field> = Field extends { type: 'array'; items: infer Row } ? readonly RowOf<Row>[] : FlatValueOf<Field>;
type FlatValueOf<Field> = Field extends { enum: readonly (infer Choice)[] }
  ? Choice
  : Field extends { type: 'string' }
    ? string
    : Field extends { type: 'boolean' }
      ? boolean
      : number;
/** What a row of a list holds: its required fields, and perhaps the others. */
export type RowOf<Row> = Row extends { properties: infer Fields }
  ? {
      [Field in keyof Fields as Field extends RowNeeds<Row> ? Field : never]: FlatValueOf<Fields[Field]>;
    } & { [Field in keyof Fields as Field extends RowNeeds<Row> ? never : Field]?: FlatValueOf<Fields[Field]> }
  : never;
type RowNeeds<Row> = Row extends { required: readonly (infer Field)[] } ? Field : never;
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
