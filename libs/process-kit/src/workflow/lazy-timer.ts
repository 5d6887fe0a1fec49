import { CancellationScope, sleep } from '@temporalio/workflow';

/**
 * One timer for all waits of a run. It is armed anew only for an *earlier* instant; one that fires early arms the next. So a click,
 * which mostly puts the nearest deadline further away, costs no timer events.
 */
export class LazyTimer {
  private armed: { at: number; scope: CancellationScope } | undefined;

  constructor(private readonly fired: () => void) {}

  /** `nearest` is an instant in epoch ms, or Infinity where nothing is due. */
  arm(nearest: number): void {
    if (nearest === Infinity || (this.armed && this.armed.at <= nearest)) return;
    this.armed?.scope.cancel();
    const scope = new CancellationScope();
    this.armed = { at: nearest, scope };
    void scope
      .run(() => sleep(Math.max(1, nearest - Date.now())))
      .then(
        () => {
          this.armed = undefined;
          return this.fired();
        },
        () => undefined, // replaced by an earlier one
      );
  }
}
