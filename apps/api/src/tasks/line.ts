import type { RequestHandler } from 'express';
import { DomainError } from '#domain/errors/domain-error.js';

/** How long one waits. Milliseconds: longer than any burst that the machine gets through, shorter than the patience of a browser. */
const PATIENCE = 30_000;
/** Calls in work at the same time: fewer than either pool has connections, so that clicks always find one. */
const AT_ONCE = 6;

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

  /** Resolves when it is one's turn, with the way out. Refuses who waits too long as too many at once. */
  async enter(): Promise<() => void> {
    if (this.inside < this.most) this.inside += 1;
    else await this.turn();
    return () => {
      const [next] = this.waiting;
      if (next) next();
      else this.inside -= 1;
    };
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

/** Makes calls stand in line, before anything is asked of the database for them; one leaves when it is answered, or has hung up. */
export function inLine(line = new Line(AT_ONCE)): RequestHandler {
  return async (_request, response, next) => {
    const leave = await line.enter();
    if (response.closed) {
      leave(); // hung up while it waited
      return;
    }
    response.once('close', leave);
    next();
  };
}
