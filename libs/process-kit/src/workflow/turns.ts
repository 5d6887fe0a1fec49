/**
 * One question to the read model at a time. Of two that are under way the first answer may bring an activity, and the second the end of an update: a run that is
 * told again hears both answers at once, would do both in another order, and Temporal would refuse its history.
 */
export class Turns {
  private busy = false;
  private readonly waiting: (() => void)[] = [];

  /** Does the work when its turn comes, in the order of the calls; at once where nothing is under way. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.busy) await new Promise<void>((go) => this.waiting.push(go));
    this.busy = true;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.busy = false;
    }
  }
}
