/** Lets so many pieces of work of one key run at once; the others wait their turn. */
export class FewAtOnce {
  private readonly busy = new Map<string, number>();
  private readonly waiting = new Map<string, (() => void)[]>();

  constructor(private readonly most: number) {}

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    await this.enter(key);
    try {
      return await work();
    } finally {
      this.leave(key);
    }
  }

  private enter(key: string): Promise<void> {
    const busy = this.busy.get(key) ?? 0;
    if (busy >= this.most) return new Promise((go) => this.waiting.set(key, [...(this.waiting.get(key) ?? []), go])); // `leave` hands its place over
    this.busy.set(key, busy + 1);
    return Promise.resolve();
  }

  private leave(key: string): void {
    const [next, ...rest] = this.waiting.get(key) ?? [];
    if (next) {
      if (rest.length > 0) this.waiting.set(key, rest);
      else this.waiting.delete(key);
      return next();
    }
    const busy = (this.busy.get(key) ?? 1) - 1;
    if (busy === 0) this.busy.delete(key);
    else this.busy.set(key, busy);
  }
}
