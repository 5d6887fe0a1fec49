import type { TimerSpec } from '#kit/contract/protocol.js';
import type { Timing } from '../tasks/task.type.js';
import type { Deadline } from './deadline.rule.js';
import type { WorkingCalendar } from './working-calendar.rule.js';

/** A task that asks for its deadline. Its clock begins at `from`; `promised` is the due instant that its story gives, or null. Epoch ms. */
export interface TaskThatOpens {
  organisation: string;
  process: string;
  task: string;
  from: number;
  promised: number | null;
}

/** A timer that a story begins; its clock begins at `from`, epoch ms. */
export interface TimerThatBegins {
  organisation: string;
  process: string;
  spec: TimerSpec;
  from: number;
}

/** When a timer ends, epoch ms. */
export interface TimerInstant {
  at: number;
  timing: Timing;
}

/** Where a projection asks for instants: the pack of the organisation, as it is now. */
export interface Times {
  /** The deadline of a task that opens; undefined where the pack has none. */
  deadline(task: TaskThatOpens): Promise<Deadline | undefined>;
  timer(timer: TimerThatBegins): Promise<TimerInstant>;
  /** The organisation's working time. */
  calendar(organisation: string): Promise<WorkingCalendar>;
}
