const listeners = new Set<(place: string) => void>();

/** Tells the pages of a case, or task, that who looks at it has changed. */
export function tellLooking(place: string): void {
  for (const listener of listeners) listener(place);
}

/** Hears it until the returned function is called. */
export function onLooking(listener: (place: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
