import type { Row, ToldCommand, ToldEvent } from './told.type.js';

interface ToldWait {
  instance: string | null;
  place: unknown;
  run: unknown;
  timers: unknown;
  working: unknown;
  openedAt: string;
  decided: { by: string; at: string } | null;
  closedAt: string | null;
  expects: readonly { hope: string; kind: string; key: string; seen: number; sender: string }[];
}

/** The waits of one case, and what they hope for from outside, as its events tell of them. */
export class ToldWaits {
  readonly untold = new Set<string>();
  private readonly waits = new Map<string, ToldWait>();

  hear(event: ToldEvent): void {
    const { kind, data } = event;
    if (kind === 'wait.opened' || kind === 'task.opened') this.opened(event);
    else if (kind === 'wait.decided') this.decided(event);
    else if (kind === 'wait.closed' || kind === 'task.closed' || kind === 'task.completed') this.closed(event);
    else if (data['waits']) for (const [id, timers] of Object.entries(data['waits'])) Object.assign(this.waits.get(id) ?? {}, { timers }); // a hold or a clock
  }

  rows(commands: readonly ToldCommand[]): { wait: Map<string, Row>; expectation: Map<string, Row> } {
    const wait = new Map<string, Row>();
    const expectation = new Map<string, Row>();
    const deciding = decidingCommands(commands);
    for (const [id, { instance, place, run, timers, working, openedAt, decided, closedAt, expects }] of this.waits) {
      const by = decided ?? deciding.get(id);
      const columns = { decided_by: by?.by ?? null, decided_at: by?.at ?? null, timers, working, opened_at: openedAt, closed_at: closedAt };
      wait.set(id, { instance, place, run, ...columns });
      if (closedAt === null) for (const { hope, kind, key, seen, sender } of expects) expectation.set(`${id} ${hope}`, { kind, key, seen, sender });
    }
    return { wait, expectation };
  }

  /** A wait with several tasks is told of by each of them. */
  private opened({ at, instance, data }: ToldEvent): void {
    const { wait, place, run, timers, working = [], expects } = data;
    if (typeof wait !== 'string' || this.waits.has(wait)) return;
    if (run === undefined || timers === undefined) this.untold.add(wait);
    else {
      const told = { instance, place, run, timers, working, openedAt: at, decided: null, closedAt: null };
      this.waits.set(wait, { ...told, expects: (expects ?? []) as ToldWait['expects'] });
    }
  }

  /** By a timer or a cancel; a command says so itself. */
  private decided({ at, data }: ToldEvent): void {
    const wait = this.waits.get(String(data['wait']));
    if (wait) wait.decided ??= { by: String(data['cause']), at };
  }

  /** A task that a refusal closed as superseded names no wait: it leaves its wait as it is. */
  private closed({ at, data }: ToldEvent): void {
    const wait = this.waits.get(String(data['wait']));
    if (!wait || wait.closedAt !== null) return;
    const by = String(data['cause']);
    wait.decided = wait.decided?.by === by ? wait.decided : { by, at };
    wait.closedAt = at;
  }
}

/** Commands that decided a wait and were not undone by a refusal which freed it. */
function decidingCommands(commands: readonly ToldCommand[]): Map<string, { by: string; at: string }> {
  const deciding = new Map<string, { by: string; at: string }>();
  for (const { id, wait, status, reason, decidedAt } of commands) {
    // `refused` is the one reason for which the story still had the wait open: see CommandRepository.refuse.
    if (wait !== null && !(status === 'refused' && reason === 'refused')) deciding.set(wait, { by: `command:${id}`, at: decidedAt });
  }
  return deciding;
}
