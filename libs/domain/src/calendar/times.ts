import type { TimerSpec } from '#kit/contract/protocol.js';
import type { Deadline } from './deadline.rule.js';

/** A task that asks for its deadline; `openedAt` is in epoch ms. */
export interface TaskThatOpens {
  organisation: string;
  process: string;
  task: string;
  openedAt: number;
}

/** Where a projection asks for instants: the pack of the organisation. All in epoch ms. */
export interface Times {
  /** The deadline of a task that opens; undefined where the pack has none. */
  deadline(task: TaskThatOpens): Promise<Deadline | undefined>;
  /** When a timer ends that a story begins at `at`. */
  timer(timer: { organisation: string; process: string; spec: TimerSpec; at: number }): Promise<number>;
}
