import type { Principal } from '#domain/people/principal.rule.js';
import { isOfGroup, maySee } from '#domain/tasks/visible.rule.js';
import type { AskedTask } from './world.js';
import type { Known } from './row.js';

/** An old version shows that the call would be taken, and changes nothing. */
export const OLD = { version: 99 };

/** A key that is none, likewise. */
export const NO_KEY = { 'idempotency-key': 'x'.repeat(201) };

/** What all staff of a company do with its things; to others they are not there. */
export const ours =
  (status: number) =>
  ({ ours: own }: Known): number =>
    own ? status : 404;

/** What whoever sees a task does with it. */
export const seen =
  (status: number) =>
  (caller: Known, task: AskedTask): number =>
    sees(caller, task) ? status : 404;

/** What only some of those who see a task may do with it; one of its group is told that it has changed, whether he might or not. */
export const ofTheTask =
  (may: (principal: Principal, task: AskedTask) => boolean, status: number) =>
  (caller: Known, task: AskedTask): number => {
    if (!sees(caller, task)) return 404;
    if (may(caller.principal, task)) return status;
    return isOfGroup(caller.principal, task) ? 409 : 403;
  };

/** Likewise of what has no version: nobody is told that it has changed. */
export const ofTheTaskAsItIs =
  (may: (principal: Principal, task: AskedTask) => boolean, status: number) =>
  (caller: Known, task: AskedTask): number => {
    if (!sees(caller, task)) return 404;
    return may(caller.principal, task) ? status : 403;
  };

function sees({ ours: own, principal }: Known, task: AskedTask): boolean {
  return own && maySee(principal, task);
}
