/** A day as the API and as people write it. */
export interface Day {
  /** `2026-11-24`. */
  date: string;
  name: string;
}
