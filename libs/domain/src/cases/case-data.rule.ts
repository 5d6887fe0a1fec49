/** What may be corrected in a case while its processes run; each has a label in ru, en and zh. */
export const CASE_FIELDS = ['city', 'neededBy', 'deliveryAddress', 'contactName', 'contactPhone', 'note'] as const;

/** A field that is not right: its path in the body, and a rule that has a text. */
interface WrongChange {
  path: string;
  rule: string;
}

const LONGEST = 2_000;

/** What is wrong with a correction: nothing said, an unknown field, something that is no text. Null takes a value away. */
export function wrongChanges(changes: Record<string, unknown>): WrongChange[] {
  const entries = Object.entries(changes);
  if (entries.length === 0) return [{ path: 'changes', rule: 'required' }];
  return entries.flatMap(([name, value]) => {
    const path = `changes.${name}`;
    if (!(CASE_FIELDS as readonly string[]).includes(name)) return [{ path, rule: 'unknown' }];
    if (value !== null && typeof value !== 'string') return [{ path, rule: 'text' }];
    return typeof value === 'string' && value.length > LONGEST ? [{ path, rule: 'long' }] : [];
  });
}
