/** What the kit tells an activity beside its input. */
export interface ActivityCall {
  /** Idempotency key: the same in every attempt and every run, UUIDv5 of the instance and the place in its story. */
  key: string;
  organisation: string;
  caseId: string | null;
  instance: string;
  process: string;
  /** The story's time, epoch ms. */
  at: number;
}

/** How the worker implements the activities that a contract declares: one object in, a promise out, and beside it what the kit knows. */
export type Implements<A> = { [Name in keyof A]: A[Name] extends (input: infer I) => Promise<infer R> ? (input: I, call: ActivityCall) => Promise<R> : never };

/** Activity names are global in Temporal: they carry their process. */
export function activityName(process: string, name: string): string {
  return `${process}.${name}`;
}

/** The activities of one process under their global names. */
export function prefixed<A extends object>(process: string, activities: A): Record<string, A[keyof A]> {
  return Object.fromEntries(Object.entries(activities).map(([name, activity]) => [activityName(process, name), activity as A[keyof A]]));
}
