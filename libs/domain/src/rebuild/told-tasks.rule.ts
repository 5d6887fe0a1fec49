import type { Row, ToldCommand, ToldEvent } from './told.type.js';

interface ToldTask {
  /** What never changes. */
  fixed: Row;
  role: string;
  assignee: string | null;
  wanted: string | null;
  why: unknown;
  version: number;
  warnAt: string | null;
  dueAt: string | null;
  escalateTo: string | null;
  escalatedAt: string | null;
  closed: { at: string; cause: string; outcome: string | null; late: boolean | null; by: string | null } | null;
  /** Who sees it, and from when on where its case is on hold. */
  inbox: Map<string, string | null>;
}

const NEVER = 'infinity';
const RELISTING = new Set(['task.claimed', 'task.released', 'task.assigned', 'task.snoozed', 'task.returned', 'task.handed-over']);

const text = (value: unknown) => (typeof value === 'string' ? value : null);

/** The tasks of one case and who sees them, as its events tell of them. Comments, drafts and snoozes are not told here: they stay as they are. */
export class ToldTasks {
  readonly untold = new Set<string>();
  private readonly tasks = new Map<string, ToldTask>();
  /** Of the case. */
  private heldUntil: string | null = null;

  hear(event: ToldEvent): void {
    const { kind, at, data } = event;
    if (kind === 'case.held' || kind === 'case.resumed' || kind === 'clock.moved') return this.moved(data);
    const id = event.objects.find(({ type }) => type === 'task')?.id;
    if (id === undefined) return;
    if (kind === 'task.opened') return this.opened(id, event);
    const task = this.tasks.get(id);
    if (!task) return;
    if (kind === 'task.completed' || kind === 'task.closed') close(task, event);
    else if (kind === 'task.reopened') reopen(task, { ...data, version: versionOf(data, task.version + 1) }, this.heldUntil);
    else if (kind === 'task.escalated') escalate(task, at);
    else if (RELISTING.has(kind)) relisted(task, data, this.heldUntil);
  }

  rows(commands: readonly ToldCommand[]): { task: Map<string, Row>; inbox: Map<string, Row> } {
    const byId = new Map(commands.map((command) => [`command:${command.id}`, command]));
    const completing = new Set(commands.filter(({ status }) => status === 'accepted').map((command) => command.task));
    const task = new Map<string, Row>();
    const inbox = new Map<string, Row>();
    for (const [id, told] of this.tasks) {
      const { closed } = told;
      const command = closed === null || closed.outcome === null ? undefined : byId.get(closed.cause);
      task.set(id, {
        ...told.fixed,
        role: told.role,
        assignee: told.assignee,
        wanted: told.wanted,
        why: told.why,
        status: closed ? 'closed' : completing.has(id) ? 'completing' : 'open',
        version: told.version,
        cause: closed?.cause ?? null,
        outcome: closed?.outcome ?? null,
        data: command?.data ?? null,
        completed_by: closed?.by ?? null,
        warn_at: told.warnAt,
        due_at: told.dueAt,
        escalate_to: told.escalateTo,
        escalated_at: told.escalatedAt,
        closed_at: closed?.at ?? null,
        late: closed?.late ?? null,
      });
      for (const [principal, hidden] of told.inbox) inbox.set(`${id} ${principal}`, { due_at: told.dueAt ?? NEVER, hidden_until: hidden });
    }
    return { task, inbox };
  }

  private opened(id: string, { at, instance, case: of, data }: ToldEvent): void {
    if (this.tasks.has(id)) return;
    const { wait, process, task: name, key, prefill } = data;
    if (typeof wait !== 'string' || key === undefined) {
      this.untold.add(id);
      return;
    }
    const [role, assignee] = [String(data['role']), text(data['assignee'])];
    this.tasks.set(id, {
      fixed: { wait, instance, case: of, process, name, key, prefill, opened_at: at, timing: data['timing'] ?? 'elapsed', promise: data['promise'] ?? null },
      role,
      assignee,
      wanted: text(data['wanted']),
      why: data['why'] ?? null,
      version: 1,
      warnAt: text(data['warnAt']),
      dueAt: text(data['dueAt']),
      escalateTo: text(data['escalateTo']),
      escalatedAt: null,
      closed: null,
      inbox: new Map([[principalOf({ role, assignee }), this.heldUntil !== null && this.heldUntil > at ? this.heldUntil : null]]),
    });
  }

  /** A hold or a clock lists the instants that it moved, of every task that was open. */
  private moved(data: ToldEvent['data']): void {
    this.heldUntil = text(data['until']);
    for (const [id, { warnAt, dueAt }] of Object.entries((data['tasks'] ?? {}) as Record<string, Pick<ToldTask, 'warnAt' | 'dueAt'>>)) {
      const task = this.tasks.get(id);
      if (!task) continue;
      Object.assign(task, { warnAt, dueAt });
      for (const principal of task.inbox.keys()) task.inbox.set(principal, this.heldUntil);
    }
  }
}

/** Its holder sees it, else its group; whoever it was escalated to goes on seeing it. The event says why, and who is wanted now; or nothing and nobody. */
function relisted(task: ToldTask, data: ToldEvent['data'], heldUntil: string | null): void {
  if ('assignee' in data) Object.assign(task, { assignee: text(data['assignee']), wanted: text(data['wanted']), why: data['why'] ?? null });
  task.version = versionOf(data, task.version);
  const mine = principalOf(task);
  const late = task.escalatedAt === null ? null : `role:${task.escalateTo}`;
  for (const principal of task.inbox.keys()) if (principal !== mine && principal !== late) task.inbox.delete(principal);
  task.inbox.set(mine, heldUntil);
}

/** By a refusal: as it was, but where its holder left meanwhile. */
function reopen(task: ToldTask, data: ToldEvent['data'], heldUntil: string | null): void {
  task.version = versionOf(data, task.version);
  if ('assignee' in data) relisted(task, data, heldUntil);
}

function principalOf({ role, assignee }: Pick<ToldTask, 'role' | 'assignee'>): string {
  return assignee === null ? `role:${role}` : `person:${assignee}`;
}

function versionOf(data: ToldEvent['data'], otherwise: number): number {
  return typeof data['version'] === 'number' ? data['version'] : otherwise;
}

function escalate(task: ToldTask, at: string): void {
  if (task.escalatedAt !== null) return;
  task.escalatedAt = at;
  const to = `role:${task.escalateTo}`;
  if (task.closed === null && !task.inbox.has(to)) task.inbox.set(to, null);
}

/** The first end is the end. A refusal's has no outcome, and says less. */
function close(task: ToldTask, { at, actor, data }: ToldEvent): void {
  if (task.closed !== null) return;
  const late = typeof data['late'] === 'boolean' ? data['late'] : task.dueAt === null ? null : at > task.dueAt;
  const outcome = text(data['outcome']);
  const by = outcome !== null && actor.startsWith('person:') ? actor.slice('person:'.length) : null;
  task.closed = { at, cause: String(data['cause']), outcome, late, by };
  task.inbox.clear();
}
