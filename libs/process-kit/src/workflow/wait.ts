import { LARGEST_OUTCOME, Rejection, type Command, type Correction, type TaskToOpen } from '../contract/protocol.js';
import type { Hope } from './hopes.js';

/** How a wait was resolved: which of its hopes came, when, and with what (see `Came`). */
export interface Resolution {
  key: string;
  at: number;
  brought?: object;
}

/** A cancel was first: when it decided. */
export interface Cancelled {
  cancelledAt: number;
}

/** The part of the story that it belongs to was withdrawn (see `anyOf`): which, and when. */
export interface Retired {
  withdrawn: string;
  at: number;
}

/** A decision point of the story that nothing has resolved yet. */
export interface Wait {
  readonly id: string;
  /** Where in the story it stands. */
  readonly place: string;
  readonly hopes: Readonly<Record<string, Hope>>;
  readonly tasks: readonly TaskToOpen[];
  /** Whether a flush has shown it to the read model: only then may a timer or a cancel ask for it. */
  known: boolean;
  /** Causes that are asking for it now. */
  readonly asking: Set<string>;
  /** Timers that became due again while they were asking. */
  readonly again: Set<string>;
  /** What its clocks come to, as the rows have it: `late:<task key>` and `timer:<hope>`, epoch ms. */
  instants: Record<string, number>;
  end(how: Resolution | Cancelled | Retired): void;
}

/** Why a command cannot resolve this open wait, or undefined where it can. By the workflow's own code and memory alone: forms are the API's. */
export function refusalOf(wait: Wait, command: Command): { type: string; message: string } | undefined {
  const refused = (message: string) => ({ type: Rejection.refused, message });
  const hope = command.key === null ? undefined : wait.hopes[command.key];
  if (!hope || hope.is !== hoped(command.kind)) return refused('nothing of this kind is hoped for');
  if (hope.is === 'task' && !Object.hasOwn(hope.task.outcomes, command.outcome ?? '')) return refused('no such outcome');
  // What comes from outside is measured where it comes in: refused here, nobody could decide the wait again.
  if (hope.is === 'task' && (JSON.stringify(command.data ?? null) ?? '').length > LARGEST_OUTCOME) return refused('too large');
  return undefined;
}

function hoped(kind: Command['kind']): Hope['is'] | null {
  if (kind === 'task' || kind === 'message') return kind;
  return kind === 'correct' ? 'corrected' : null;
}

/** What a command brings to the story. */
export function resolutionOf({ kind, key, outcome, data, actor: by, at }: Command): Resolution {
  const what = kind === 'task' ? { outcome, data } : kind === 'message' ? { payload: data } : { data: (data as Correction).data };
  return { key: key!, at, brought: { ...what, by } };
}
