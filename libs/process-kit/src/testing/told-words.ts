import type { Effect, TimerSpec } from '../contract/protocol.js';

/**
 * Says in words what a story writes by its local activities: what it did, and not with what. Roles, forms, prefilled values, inputs and
 * results are only of the next opening, and may change; names, steps, places and what a wait hopes for may not.
 */
export class ToldWords {
  /** Places of waits and names of tasks, by their ids. */
  private readonly places = new Map<string, string>();
  private readonly tasks = new Map<string, string>();

  of(effect: Effect): string {
    switch (effect.kind) {
      case 'begun':
        return `begins ${effect.process} at step "${effect.step}"`;
      case 'continued':
        return 'goes on in a new run';
      case 'opened':
        return this.opened(effect);
      case 'closed':
        return `is done with ${this.place(effect.wait)}, by ${effect.cause}`;
      case 'escalated':
        return `escalates the task ${this.tasks.get(effect.task) ?? effect.task}`;
      case 'looked':
        return `looks again at ${effect.waits.map((wait) => this.place(wait)).join(' and ') || 'nothing'}`;
      case 'stuck':
        return `cannot undo something (${effect.what})`;
      case 'step':
        return `enters step "${effect.step}" by move ${effect.ordinal}`;
      case 'ended':
        return `ends ${effect.how}${effect.failure === null ? '' : ` with ${effect.failure}`}`;
    }
  }

  /** A timer or cancel that asks for a wait. */
  ofDecision({ wait, cause }: { wait: string; cause: string }): string {
    return `asks for ${this.place(wait)}, by ${cause}`;
  }

  private opened({ wait, place, tasks, timers, expects }: Extract<Effect, { kind: 'opened' }>): string {
    this.places.set(wait, place);
    for (const { id, name } of tasks) this.tasks.set(id, name);
    const hopes = [
      ...tasks.map(({ key, name }) => `${key} (task ${name})`),
      ...Object.entries(timers).map(([key, spec]) => `${key} (timer ${timerText(spec)})`),
      ...Object.entries(expects).map(([key, expected]) => `${key} (message ${expected.kind} about ${expected.key})`),
    ];
    return `waits at place ${place} for ${hopes.toSorted().join(', ')}`;
  }

  private place(wait: string): string {
    return `the wait at place ${this.places.get(wait) ?? wait}`;
  }
}

function timerText(spec: TimerSpec): string {
  if ('pack' in spec) return `"${spec.pack}" of the pack`;
  return 'after' in spec ? `of ${spec.after}` : `until ${new Date(spec.at).toISOString()}`;
}
