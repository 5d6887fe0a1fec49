import type { Permission } from '#domain/people/permission.rule.js';
import type { Principal } from '#domain/people/principal.rule.js';
import type { AskedTask, World } from './world.js';

/** Somebody who calls: what the rules say about them, and how they sign in. */
export interface Caller {
  name: string;
  /** Null: nobody, or somebody who is nobody any more. */
  principal: Principal | null;
  /** Whether the world's things belong to the caller's company. */
  ours: boolean;
  headers(): Promise<Record<string, string>>;
}

/** A caller who has the route's permission. */
export type Known = Caller & { principal: Principal };

/** Values of the parts of a path, such as `{id}`. */
export type Ids = Readonly<Record<string, string>>;

/**
 * One route, and what it does for somebody who has its permission; 401 and 403 of everybody else follow from permission.rule.ts. A call that would
 * be taken shows it without changing what the next one finds: by an old version, an outcome that there is not, a thing made for it alone.
 */
export interface Row {
  permission: Permission | 'public';
  /** What the path names; without it what `World.things` has for the word before `{id}`, else something that is not there. A path with `/tasks/{id}` is asked of every task of the world. */
  ids?: (world: World) => Ids;
  /** Likewise of a thing that is made for each call that comes as far as to touch it. */
  fresh?: (world: World) => Promise<Ids>;
  /** Goes out as JSON, a form as it is. */
  body?: (world: World, task: AskedTask) => unknown;
  headers?: Readonly<Record<string, string>>;
  allowed: number | ((caller: Known, task: AskedTask, world: World) => number);
}

/** `get /api/v1/cases/{id}` → its row. */
export type Rows = Readonly<Record<string, Row>>;
