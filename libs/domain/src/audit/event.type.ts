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
  | 'clock.moved'
  | 'message.received'
  | 'task.claimed'
  | 'task.released'
  | 'task.assigned'
  | 'task.handed-over'
  | 'task.commented'
  | 'task.snoozed'
  | 'task.returned'
  | 'contact.made'
  | 'decision.made'
  | 'letter.queued'
  | 'letter.stopped'
  | 'deal.opened'
  | 'deal.lost';
