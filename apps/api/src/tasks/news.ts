import type { ChangeListener } from '#domain/tasks/change-listener.js';

/** News of one case from now on, until `end`: a task was opened, or the case has ended. */
export class News {
  private heard = false;
  private wake: (() => void) | undefined;
  private readonly unhear: () => void;

  constructor(changes: ChangeListener, caseId: string | null) {
    this.unhear = changes.on((change) => {
      if (!caseId || !change.cases.includes(caseId) || !(change.opened || change.over)) return;
      this.heard = true;
      this.wake?.();
    });
  }

  /** Resolves when something changed since the last call, or after so many milliseconds. */
  async next(atMost: number): Promise<void> {
    if (!this.heard) {
      await new Promise<void>((done) => {
        const timer = setTimeout(done, atMost);
        this.wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
    this.heard = false;
    this.wake = undefined;
  }

  end(): void {
    this.unhear();
  }
}
