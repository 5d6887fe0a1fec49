import { Logger } from '@nestjs/common';
import { roundBegins } from './operators/worker-metrics.js';

/** Does a piece of work again and again, one at a time: at once when asked, else after a pause; an error costs a pause, never the loop. */
export class Round {
  private readonly log = new Logger(Round.name);
  private wakeIdle: (() => void) | undefined;
  private wakePause: (() => void) | undefined;
  private wanted = false;
  private ending = false;
  private going: Promise<void> = Promise.resolve();

  /** `name` is for operators; `work` says whether there is more to do at once; `every` is in milliseconds. */
  constructor(
    private readonly name: string,
    private readonly work: () => Promise<boolean>,
    private readonly every: number,
  ) {}

  begin(): void {
    this.going = this.loop();
  }

  /** Wakes the loop where it idles, or lets it go round once more. */
  soon(): void {
    this.wanted = true;
    this.wakeIdle?.();
  }

  async end(): Promise<void> {
    this.ending = true;
    this.wakeIdle?.();
    this.wakePause?.();
    await this.going;
  }

  /** A pause that only the end cuts short; nothing for zero or less. */
  pause(milliseconds: number): Promise<void> {
    return this.sleep(milliseconds, (wake) => (this.wakePause = wake));
  }

  private sleep(milliseconds: number, wakeable: (wake: () => void) => void): Promise<void> {
    if (milliseconds <= 0 || this.ending) return Promise.resolve();
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      wakeable(() => {
        clearTimeout(timer);
        done();
      });
    });
  }

  private async loop(): Promise<void> {
    while (!this.ending) {
      this.wanted = false;
      let more = false;
      const told = roundBegins(this.name);
      try {
        more = await this.work();
        told('done');
      } catch (error) {
        told('failed');
        this.log.warn(`A round of ${this.name} failed and will be repeated: ${(error as Error).message}`);
      }
      if (!more && !this.wanted) await this.sleep(this.every, (wake) => (this.wakeIdle = wake));
    }
  }
}
