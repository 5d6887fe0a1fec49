/** Sessions that nobody uses end after half a day; all of them after a week. Seconds. */
export const SESSION_IDLE = 12 * 3_600;
export const SESSION_LONGEST = 7 * 24 * 3_600;

/** Whether a session that began then may still be used; epoch ms. (One that was idle for too long is not found any more.) */
export function stillGood({ person, since }: { person?: string; since?: number }, now: number): boolean {
  return person !== undefined && since !== undefined && now - since <= SESSION_LONGEST * 1_000;
}
