import type { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { readFound, type FoundCursor } from '#domain/tasks/found-tasks.repository.js';
import { readInbox, type TaskCounts } from '#domain/tasks/task-list.repository.js';
import type { TaskRecord } from '#domain/tasks/task.repository.js';
import type { Clock } from '#domain/time/clock.js';
import { isPlain } from '#domain/views/task-filter.rule.js';
import type { Sort, TaskFilter } from '#domain/views/task-filter.type.js';
import { seesScope } from '#domain/views/view-rights.rule.js';
import { fromCursor, INSTANT, toCursor, UUID } from '../labels/cursor.js';
import type { Reader } from './answers.js';
import { soughtOf } from './asked-filter.js';
import { taskRow } from './task.presenter.js';
import type { TaskListDto } from './task-list.dto.js';

/** A tab says about how much lies in it: nobody waits for an exact number. */
const COUNTED_AMONG = 1_000;

/** Which page of which list. */
export interface ListAsked {
  filter: TaskFilter;
  limit: number;
  cursor: string | undefined;
}

/** Lists of open tasks: the plain inbox from its index alone, anything else as far as its own statement looks. */
export class TaskLists {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async page(reader: Reader, { filter, limit, cursor }: ListAsked): Promise<TaskListDto> {
    const { caller, labels } = reader;
    if (!seesScope(caller, filter)) throw new DomainError('forbidden');
    const { sort, q } = filter;
    const place = fromCursor(cursor, [sort === 'client' ? isName : INSTANT, UUID]);
    const after = place && { key: place[0]!, task: place[1]! };
    const now = this.clock.now();
    const { tasks, counts, found, partial } = await this.database.inOrganisation<Page>(caller.organisation, (tx) =>
      isPlain(filter)
        ? readPlain(tx, caller, { scope: filter.scope, limit: limit + 1, now, ...(after ? { after: { dueAt: after.key, task: after.task } } : {}) })
        : readFound(tx, caller, { filter, sought: soughtOf(q, labels), limit: limit + 1, now, ...(after ? { after } : {}) }),
    );
    const items = tasks.slice(0, limit);
    return {
      items: items.map((task) => taskRow(task, { labels, now, caller })),
      nextCursor: tasks.length > limit ? cursorAfter(items.at(-1)!, sort) : null,
      counts,
      found,
      partial,
    };
  }

  /** How many tasks lie in each of these for the reader, counted among the 1,000 most urgent ones. */
  counts({ caller, labels }: Reader, filters: readonly TaskFilter[]): Promise<{ count: number; more: boolean }[]> {
    const now = this.clock.now();
    return this.database.inOrganisation(caller.organisation, async (tx) => {
      const counts: { count: number; more: boolean }[] = [];
      for (const filter of filters) {
        if (!seesScope(caller, filter)) counts.push({ count: 0, more: false });
        else {
          const { found, partial } = await readFound(tx, caller, { filter, sought: soughtOf(filter.q, labels), limit: 0, now, lookAt: COUNTED_AMONG });
          counts.push({ count: found, more: partial });
        }
      }
      return counts;
    });
  }
}

/** What may stand in the order of clients' names; PostgreSQL would fail on anything else. */
const isName = (part: string) => part.length <= 120 && part.isWellFormed() && !part.includes('\0');

type Listed = TaskRecord & { place?: string };

interface Page {
  tasks: Listed[];
  counts: TaskCounts;
  found: number | null;
  partial: boolean;
}

async function readPlain(...asked: Parameters<typeof readInbox>): Promise<Page> {
  return { ...(await readInbox(...asked)), found: null, partial: false };
}

function cursorAfter({ id, dueAt, openedAt, place = '' }: Listed, sort: Sort): string {
  const keys: Record<Sort, () => FoundCursor['key']> = {
    urgency: () => dueAt?.toISOString() ?? 'infinity',
    due: () => dueAt?.toISOString() ?? 'infinity',
    created: () => openedAt.toISOString(),
    client: () => place,
  };
  return toCursor([keys[sort](), id]);
}
