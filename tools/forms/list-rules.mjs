// @ts-check
// What of a form's lists holds when: in a draft rows may lack what they need, an outcome wants the rows that it requires and no more than it allows.

/** @typedef {{ type: string, items?: { required?: readonly string[] }, minItems?: number, maxItems?: number }} Field */
/** @typedef {{ properties: Record<string, Field> }} Form */
/** @typedef {{ requires?: readonly string[], atMost?: Record<string, number>, inRows?: Record<string, readonly string[]> }} Rule */

/**
 * The schema of a form as a draft: nothing is required, in no row either; that a list has an end holds always.
 * @param {Form} form
 */
export function draftForm(form) {
  const properties = mapLists(form, ({ minItems: _, ...list }) => endsFirst({ ...list, items: withoutRequired(list.items) }));
  return { ...form, properties, required: [] };
}

/**
 * The schema of a form as an outcome takes it: `requires` is there, a required list with its rows; `atMost` limits others further, `inRows` asks for
 * more cells in each row. A list that is not required may be empty.
 * @param {Form} form
 * @param {Rule} rule
 */
export function outcomeForm(form, { requires = [], atMost = {}, inRows = {} }) {
  const properties = mapLists(form, ({ minItems = 1, ...list }, name) =>
    endsFirst({
      ...list,
      items: { ...list.items, required: [...(list.items?.required ?? []), ...(inRows[name] ?? [])] },
      ...(requires.includes(name) ? { minItems: Math.max(minItems, 1) } : {}),
      maxItems: Math.min(list.maxItems ?? 0, atMost[name] ?? Infinity),
    }),
  );
  return { ...form, properties, required: requires };
}

/**
 * Rows are looked at only where there are not too many of them: half a million bad ones would keep the server busy for seconds.
 * @param {Field} list
 */
function endsFirst({ items, ...list }) {
  return { ...list, if: { maxItems: list.maxItems }, then: { items } };
}

/** @param {Form} form @param {(list: Field, name: string) => object} change */
function mapLists(form, change) {
  return Object.fromEntries(Object.entries(form.properties).map(([name, field]) => [name, field.type === 'array' ? change(field, name) : field]));
}

/** @param {Field['items']} items */
function withoutRequired(items) {
  const { required: _, ...row } = items ?? {};
  return row;
}
