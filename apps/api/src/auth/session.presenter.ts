import type { SessionSeen } from '#domain/people/session.service.js';
import type { Labels } from '../labels/labels.js';
import type { SessionListDto } from './account.dto.js';
import { browserOf } from './browser.rule.js';

/** Sessions as a person reads them; the reference by which one comes in is not told. */
export function sessionsOf(sessions: readonly SessionSeen[], labels: Labels): SessionListDto {
  return {
    items: sessions.map(({ agent, since, lastUsedAt, ...one }) => {
      const { browser, system } = browserOf(agent);
      return {
        ...one,
        since: since.toISOString(),
        lastUsedAt: lastUsedAt.toISOString(),
        browser: [browser, system].filter(Boolean).join(', ') || labels.say('account.unknownBrowser'),
      };
    }),
  };
}
