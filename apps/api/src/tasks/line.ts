import { DomainError } from '#domain/errors/domain-error.js';

/** How long one waits. Milliseconds: longer than any burst that the machine gets through, shorter than the patience of a browser. */
const PATIENCE = 15_000;

/**
 * Lets so many in at once; the others wait in line, first come, first served. When a whole shift asks for the next task in the same
 * instant, they wait here and not for the database's connections, which would be away for everybody else.
 */
export class Line {
  private inside = 0;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly most: number,
    private readonly patience = PATIENCE,
  ) {}

  /** Does the work when it is its turn. Refuses who waits too long as too many at once. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside < this.most) this.inside += 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      const [next] = this.waiting;
      if (next) next();
      else this.inside -= 1;
    }
  }

  /** Resolves when somebody leaves and this one is first in line: the place is handed over, not free in between. */
  private turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        this.waiting.delete(enter);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.delete(enter);
        reject(new DomainError('too-many-requests'));
      }, this.patience);
      this.waiting.add(enter);
    });
  }
}
