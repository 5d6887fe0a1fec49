import type { IncidentKind } from '#domain/incidents/incident.repository.js';
import type { InstanceFacts } from '#domain/incidents/reconcile.repository.js';
import type { Look } from './look-at-run.js';

/** Something that looks wrong: trouble only if it is still there at the next look. */
export interface Finding {
  kind: IncidentKind;
  /** What has to be the same at both looks: ids of waits, names of activities; empty where the kind says all. */
  same: string[];
  tried: Record<string, unknown>;
}

/** From which attempt on a failing thing is a person's. An activity comes to its tenth after about 4 minutes by the house's retries. */
export interface Patience {
  activityAttempts: number;
  storyAttempts: number;
}

/** What is wrong with an instance by its rows and by Temporal; undefined: it cannot be told now, neither that it is wrong nor that it is well. */
export function findingsOf(facts: InstanceFacts, look: Look | undefined, patience: Patience): Finding[] | undefined {
  if (facts.status !== 'running') return [];
  if (look === undefined) return undefined;
  if (look.is !== 'running') return [{ kind: 'run-ended-by-force', same: [], tried: { how: look.is === 'ended' ? look.how : 'unknown' } }];
  const failing = look.activities.filter(({ attempts }) => attempts >= patience.activityAttempts);
  const findings: Finding[] = failing.map(({ name, attempts, failure }) => ({
    kind: 'activity-failing',
    same: [name],
    tried: { activity: name, attempts, failure },
  }));
  if (look.storyAttempts >= patience.storyAttempts) return [...findings, { kind: 'story-broken', same: [], tried: { attempts: look.storyAttempts } }];
  if (look.waits === null) return findings.length > 0 ? findings : undefined;
  return [...findings, ...drift(facts.waits, look.waits), ...nobody(facts, look)];
}

/** Whether a finding is still there; of several ids those that were there before, too. */
export function stillThere(now: Finding, before: Finding | undefined): Finding | undefined {
  if (!before) return undefined;
  if (now.same.length === 0) return now;
  const same = now.same.filter((one) => before.same.includes(one));
  if (same.length === 0) return undefined;
  const only = (value: unknown) => (Array.isArray(value) ? value.filter((one) => same.includes(one as string)) : value);
  return { ...now, same, tried: Object.fromEntries(Object.entries(now.tried).map(([name, value]) => [name, only(value)])) };
}

function drift(rows: readonly string[], story: readonly string[]): Finding[] {
  const onlyRows = rows.filter((id) => !story.includes(id));
  const onlyStory = story.filter((id) => !rows.includes(id));
  return onlyRows.length + onlyStory.length === 0 ? [] : [{ kind: 'drifted', same: [...onlyRows, ...onlyStory], tried: { onlyRows, onlyStory } }];
}

function nobody(facts: InstanceFacts, look: Extract<Look, { is: 'running' }>): Finding[] {
  const held =
    facts.waits.length > 0 || facts.children || look.activities.length > 0 || look.children > 0 || look.storyAttempts > 0 || look.waits?.length !== 0;
  return held ? [] : [{ kind: 'nobody-holds', same: [], tried: {} }];
}
