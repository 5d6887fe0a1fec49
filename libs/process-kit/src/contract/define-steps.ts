/** Legal moves of a process: each step names the steps that may follow it. The first step is where the story begins. */
export type Steps<Name extends string = string> = Readonly<Record<Name, readonly Name[]>>;

/** Declares the steps of a process as data: the map is drawn from it, and the kit refuses any other move. */
export function defineSteps<const S extends Record<string, readonly (keyof S & string)[]>>(steps: S): S {
  return steps;
}
