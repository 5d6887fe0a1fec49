import { pick, type Fields } from './form-schema';

/** What is answered beneath the goods that it goes with, and not in a table of its own. */
const WITH_ITEMS = 'accessories';

/** Fields that a form shows each by itself. Nobody types an id: it came with the task and is sent as it is. */
export function shownFields(fields: Fields): Fields {
  const hasItems = Object.values(fields).some(({ widget }) => widget === 'items');
  return pick(fields, (name) => fields[name]!.format !== 'uuid' && !(hasItems && name === WITH_ITEMS));
}
