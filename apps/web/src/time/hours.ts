/** A stretch of work, epoch ms: from, until. */
export type Stretch = readonly [from: number, to: number];

/** Whether somebody works at an instant; null where nobody has said, as for what is far away. Stretches are in order. */
export function openAt(at: number, stretches: readonly Stretch[], until: number): boolean | null {
  if (stretches.length === 0 || at >= until) return null;
  return stretches.some(([from, to]) => from <= at && at < to);
}

/** The next opening at an instant or after it. */
export function nextOpening(at: number, stretches: readonly Stretch[]): number | null {
  return stretches.find(([from]) => from >= at)?.[0] ?? null;
}
