/** Whether two values that came as JSON say the same: the order of names means nothing, and what is absent is as good as null. */
export function sameData(one: unknown, other: unknown): boolean {
  if (isObject(one) && isObject(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].every((name) => sameData(one[name], other[name]));
  }
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((value, index) => sameData(value, other[index]));
  return (one ?? null) === (other ?? null);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
