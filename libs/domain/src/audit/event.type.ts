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
  | 'contact.made';
