import { ours } from './allowed.js';
import type { Rows } from './row.js';
import type { World } from './world.js';

/** Somebody whom no call of the matrix needs signed in. */
const BARE = (world: World) => ({ id: world.idOf('bare') });
const NO_DAY = () => ({ date: 'none' });

/** Who may sign in, how, and what of it is written down: accounts, links, sessions, programs, the audit. */
export const ACCESS_ROWS: Rows = {
  'post /api/v1/auth/password': { permission: 'self.read', body: () => ({}), allowed: 422 },
  'get /api/v1/auth/sessions': { permission: 'self.read', allowed: 200 },
  'delete /api/v1/auth/sessions': { permission: 'self.read', allowed: 204 },
  'delete /api/v1/auth/sessions/{id}': { permission: 'self.read', allowed: 404 },
  'post /api/v1/auth/links/look': { permission: 'public', body: () => ({}), allowed: 422 },
  'post /api/v1/auth/links/use': { permission: 'public', body: () => ({}), allowed: 422 },
  'get /api/v1/people/accounts': { permission: 'account.manage', allowed: 200 },
  'post /api/v1/people': { permission: 'account.manage', body: () => ({}), allowed: 422 },
  // An old version shows that the call would be taken.
  'patch /api/v1/people/{id}': { permission: 'account.manage', ids: BARE, body: () => ({ version: 99 }), allowed: ours(409) },
  'post /api/v1/people/{id}/sign-in-links': { permission: 'account.manage', ids: BARE, allowed: ours(201) },
  'get /api/v1/people/{id}/sessions': { permission: 'account.manage', ids: BARE, allowed: ours(200) },
  'delete /api/v1/people/{id}/sessions': { permission: 'account.manage', ids: BARE, allowed: ours(204) },
  'delete /api/v1/people/{id}/sessions/{session}': { permission: 'account.manage', allowed: 404 },
  'get /api/v1/api-tokens': { permission: 'token.manage', allowed: 200 },
  'post /api/v1/api-tokens': { permission: 'token.manage', body: () => ({}), allowed: 422 },
  'delete /api/v1/api-tokens/{id}': { permission: 'token.manage', allowed: 404 },
  'get /api/v1/audit': { permission: 'audit.read', allowed: 200 },
  'get /api/v1/audit/choices': { permission: 'audit.read', allowed: 200 },
  'get /api/v1/audit/seal': { permission: 'audit.read', allowed: 200 },
  'get /api/v1/audit/export': { permission: 'audit.read', allowed: 200 },
  'get /api/v1/settings/calendar': { permission: 'settings.edit', allowed: 200 },
  'put /api/v1/settings/calendar/week': { permission: 'settings.edit', body: () => ({}), allowed: 422 },
  'delete /api/v1/settings/calendar/week': { permission: 'settings.edit', allowed: 200 },
  'put /api/v1/settings/calendar/days/{date}': { permission: 'settings.edit', ids: NO_DAY, body: () => ({ shifts: [] }), allowed: 404 },
  'delete /api/v1/settings/calendar/days/{date}': { permission: 'settings.edit', ids: NO_DAY, allowed: 404 },
};
