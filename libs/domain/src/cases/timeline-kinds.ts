/** Filters of a timeline. `decisions`: what a rule or somebody decided. `deadlines`: what was kept, broken, held or moved. */
export const TIMELINE_KINDS = ['all', 'contacts', 'letters', 'notes', 'decisions', 'deadlines'] as const;

export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** Which events `e` a filter shows. An assignment is a decision where a rule has chosen; the end of a task is of the deadlines where it had one. */
const SHOWN: Readonly<Record<TimelineKind, string>> = {
  all: 'true',
  contacts: `e.kind IN ('request.recorded', 'contact.made', 'contact.linked', 'message.received', 'deal.described', 'offer.made', 'offer.agreed', 'objection.met')`,
  letters: `e.kind IN ('letter.queued', 'letter.stopped')`,
  notes: `e.kind IN ('case.noted', 'task.commented')`,
  decisions: `(e.kind IN ('decision.made', 'task.handed-over', 'deal.opened', 'deal.lost', 'client.found', 'client.merged', 'client.unmerged', 'client.parted', 'client.doubted')
    OR e.kind = 'task.opened' AND jsonb_typeof(e.data->'why') = 'object')`,
  deadlines: `(e.kind IN ('task.escalated', 'case.held', 'case.resumed', 'clock.moved')
    OR e.kind IN ('task.completed', 'task.closed') AND jsonb_typeof(e.data->'late') = 'boolean')`,
};

/** The condition of a filter, of events called `e`. */
export function shownBy(kind: TimelineKind): string {
  return SHOWN[kind];
}

/** How many events each filter shows. */
export type TimelineCounts = Readonly<Record<TimelineKind, number>>;

/** The columns that count them, of events called `e`. */
export const COUNTS = TIMELINE_KINDS.map((kind) => `count(*) FILTER (WHERE ${/* sql-fragment */ SHOWN[kind]})::int AS ${/* sql-fragment */ kind}`)
  .join(', ')
  .replace(' AS all', ' AS "all"');
