/** Fields about the client, under the names that all forms use. */
const CLIENT: ReadonlySet<string> = new Set(['name', 'phone', 'email', 'company', 'inn', 'city', 'clientKind']);
/** Fewer are read at a glance. */
const FEW = 5;

/** Fields of a form that belong together, in their order. */
export interface FieldGroup {
  about: 'client' | 'matter';
  names: readonly string[];
}

/** What of a form is about the client, and what about the matter; one group where it is short, or all about one of them. */
export function groupsOf(names: readonly string[]): FieldGroup[] {
  const client = names.filter((name) => CLIENT.has(name));
  const matter = names.filter((name) => !CLIENT.has(name));
  if (names.length < FEW || client.length < 2 || matter.length < 2) return [{ about: 'matter', names }];
  const groups: FieldGroup[] = [
    { about: 'client', names: client },
    { about: 'matter', names: matter },
  ];
  // What the form begins with is what it is for: an offer goes before the address that it is sent to.
  return CLIENT.has(names[0]!) ? groups : groups.toReversed();
}
