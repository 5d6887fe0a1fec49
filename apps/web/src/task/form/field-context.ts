/** What the form's parts learn beside the schema. */
export interface FieldContext {
  /** Fields that the chosen outcome needs. */
  required: ReadonlySet<string>;
}
