/** For how long promises are looked back upon where nobody asks for other days. */
const DAYS = 30;

/** The first day of a look back, such as `2026-10-25`. By UTC: where a month begins makes no difference to how somebody keeps promises. */
export function lookBack(now: Date): string {
  return new Date(now.getTime() - DAYS * 86_400_000).toISOString().slice(0, 10);
}
