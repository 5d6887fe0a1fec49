import { CancelledFailure } from '@temporalio/workflow';

const CAUSE = 'withdrawn:';

/** The cause by which a wait is decided whose part of the story is withdrawn: it names the part. */
export function withdrawalOf(path: string): string {
  return `${CAUSE}${path}`;
}

/** Whether a cause is such a withdrawal. */
export function isWithdrawal(cause: string): boolean {
  return cause.startsWith(CAUSE);
}

/** The part that a withdrawal names. */
export function partOf(cause: string): string {
  return cause.slice(CAUSE.length);
}

/** Whether a place, or a branch, lies in a part of the story. */
export function within(place: string, path: string): boolean {
  return place === path || place.startsWith(`${path}.`);
}

/** How a part of the story ends that is no longer wanted: a cancellation that the `anyOf` which withdrew it keeps to itself. */
export class Withdrawn extends CancelledFailure {
  constructor(readonly path: string) {
    super(`withdrawn: ${path}`);
  }
}
