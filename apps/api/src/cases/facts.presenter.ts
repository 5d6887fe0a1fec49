import { CASE_FIELDS } from '#domain/cases/case-data.rule.js';
import type { CaseFacts } from '#domain/cases/case-facts.repository.js';
import type { Labels } from '../labels/labels.js';
import type { CaseFieldDto, CaseHeldDto } from './cases.dto.js';

/** What is known of a case beyond its requests, and whether it is put aside now. */
export function caseFacts(facts: CaseFacts | undefined, { labels, now }: { labels: Labels; now: Date }): { held: CaseHeldDto | null; data: CaseFieldDto[] } {
  const until = facts?.heldUntil ?? null;
  return {
    held: until !== null && until > now ? { until: until.toISOString(), reason: facts?.holdReason ?? null } : null,
    data: CASE_FIELDS.map((name) => {
      const value = facts?.data[name];
      return { name, label: labels.say(`caseField.${name}`), value: typeof value === 'string' ? value : null };
    }),
  };
}
