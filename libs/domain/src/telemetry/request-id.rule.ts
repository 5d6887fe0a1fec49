const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The id that a caller gave its request in `X-Request-Id`, where it is a UUID: whatever else somebody wrote there would stand in the logs. */
export function requestIdOf(given: unknown): string | undefined {
  return typeof given === 'string' && SHAPE.test(given) ? given : undefined;
}
