/** What the form's parts learn beside the schema. */
export interface FieldContext {
  /** Fields that the chosen outcome needs. */
  required: ReadonlySet<string>;
  /** What is wrong, by field and, in lists, by cell: `goods.0.quantity`. */
  wrong: Readonly<Record<string, string>>;
}
