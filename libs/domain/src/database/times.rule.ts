/** How long a program's connections may take, milliseconds; 0: without end. */
export interface Times {
  /** One statement. */
  statement: number;
  /** Waiting for a lock. */
  lock: number;
  /** Doing nothing in the middle of a transaction, whose locks others wait for. */
  idle: number;
}

/** Somebody waits for the API, nobody for the worker, and an operator sits before the programs that he has called. A migration takes what it takes. */
const TIMES: Readonly<Record<string, Times>> = {
  api: { statement: 10_000, lock: 5_000, idle: 15_000 },
  worker: { statement: 60_000, lock: 15_000, idle: 60_000 },
  migrations: { statement: 0, lock: 0, idle: 0 },
};

const OF_PROGRAMS: Times = { statement: 600_000, lock: 60_000, idle: 600_000 };

/** The times of a program by its name. */
export const timesOf = (program: string): Times => TIMES[program] ?? OF_PROGRAMS;

/** How long one waits for a connection of the pool: one that is exhausted says so instead of letting calls pile up. Milliseconds. */
export const ACQUIRE = 2_000;
