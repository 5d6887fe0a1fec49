import { TIMELINE_KINDS, type TimelineKind } from '../api/types';

/** The filter that a URL asks for; none where it asks for all. */
export function kindOf({ kind }: Record<string, unknown>): { kind?: TimelineKind } {
  return kind !== 'all' && TIMELINE_KINDS.includes(kind as TimelineKind) ? { kind: kind as TimelineKind } : {};
}
