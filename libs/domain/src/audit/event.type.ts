/** What only a rebuild of the read model needs: no timeline tells it. */
export const UNTOLD = ['wait.opened', 'wait.decided', 'wait.closed'] as const;

export type ToldKind = Exclude<EventKind, (typeof UNTOLD)[number]>;

/** Everything that can happen: `<object>.<past participle>`. */
export type EventKind =
  | 'request.recorded'
  | 'case.opened'
  | 'case.closed'
  | 'process.started'
  | 'process.ended'
  | 'step.entered'
  | 'task.opened'
  | 'task.completed'
  | 'task.closed'
  | 'task.escalated'
  | 'task.reopened'
  | 'wait.opened'
  | 'wait.decided'
  | 'wait.closed'
  | 'case.held'
  | 'case.resumed'
  | 'case.corrected'
  | 'case.cancelled'
  /** Somebody wrote something into the history of a case. */
  | 'case.noted'
  | 'clock.moved'
  | 'message.received'
  | 'task.claimed'
  | 'task.released'
  | 'task.assigned'
  | 'task.handed-over'
  | 'task.commented'
  | 'task.snoozed'
  | 'task.returned'
  | 'file.added'
  | 'file.removed'
  | 'file.returned'
  | 'contact.made'
  /** Told in the case that a contact of another case was about. */
  | 'contact.linked'
  /** Whoever asked turned out to be a client known before. */
  | 'client.found'
  | 'client.merged'
  | 'client.unmerged'
  /** What is known of a client was corrected by hand. */
  | 'client.changed'
  /** Two who seemed to be one are two; and back. */
  | 'client.parted'
  | 'client.doubted'
  | 'decision.made'
  | 'letter.queued'
  | 'letter.stopped'
  | 'deal.opened'
  /** What the client wants was said, or said otherwise. */
  | 'deal.described'
  | 'deal.lost'
  | 'offer.made'
  | 'offer.agreed'
  | 'objection.met'
  /** In a supplier's list, or by his answer. */
  | 'item.found'
  | 'supplier.asked'
  | 'supplier.reminded'
  | 'supplier.answered'
  | 'supplier.silent'
  | 'query.withdrawn'
  | 'reservation.made'
  | 'reservation.ended';

/** Inner workings: a client's history leaves them to the timelines of his cases. */
export const OF_THE_CASE_ALONE: readonly EventKind[] = [
  ...UNTOLD,
  'case.opened',
  'process.started',
  'process.ended',
  'step.entered',
  'task.opened',
  'task.completed',
  'task.closed',
  'task.escalated',
  'task.reopened',
  'case.held',
  'case.resumed',
  'case.corrected',
  'clock.moved',
  'task.claimed',
  'task.released',
  'task.assigned',
  'task.handed-over',
  'task.commented',
  'task.snoozed',
  'task.returned',
  'file.added',
  'file.removed',
  'file.returned',
  'contact.linked',
  'decision.made',
  'item.found',
  'supplier.asked',
  'supplier.reminded',
  'supplier.answered',
  'supplier.silent',
  'query.withdrawn',
  'reservation.made',
  'reservation.ended',
];
