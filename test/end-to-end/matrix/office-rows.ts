import { ours } from './allowed.js';
import type { Rows } from './row.js';
import type { World } from './world.js';

/** Somebody who has nothing to hand over. */
const driver = (world: World) => ({ id: world.idOf('driver') });
const DEADLINE = () => ({ process: 'none', task: 'none' });

/** People, who is here, and what the company sets. */
export const OFFICE_ROWS: Rows = {
  'get /api/v1/settings/hours': { permission: 'self.read', allowed: 200 },
  'get /api/v1/settings/deadlines': { permission: 'settings.edit', allowed: 200 },
  'put /api/v1/settings/deadlines/{process}/{task}': { permission: 'settings.edit', ids: DEADLINE, body: () => ({ changes: {} }), allowed: 404 },
  'delete /api/v1/settings/deadlines/{process}/{task}': { permission: 'settings.edit', ids: DEADLINE, allowed: 404 },
  'get /api/v1/people': { permission: 'people.manage', allowed: 200 },
  'post /api/v1/people/{id}/hand-over': { permission: 'people.manage', ids: driver, body: () => ({}), allowed: ours(200) },
  'put /api/v1/people/{id}/skills': { permission: 'people.manage', ids: driver, body: () => ({ skills: [] }), allowed: ours(204) },
  'get /api/v1/managers': { permission: 'manager.read', allowed: 200 },
  'get /api/v1/absences': { permission: 'absence.plan', allowed: 200 },
  'post /api/v1/absences': { permission: 'absence.plan', body: () => ({}), allowed: 422 },
  // One's own, and everybody's for whoever manages people.
  'post /api/v1/absences/{id}/end': {
    permission: 'absence.plan',
    fresh: async (world) => ({ id: await world.freshAbsence() }),
    allowed: ({ ours: own, principal, name }) => (own && (principal.permissions.includes('people.manage') || name === 'the secretary who holds') ? 204 : 404),
  },
  'get /api/v1/duties': { permission: 'roster.read', allowed: 200 },
  'put /api/v1/duties': { permission: 'people.manage', body: () => ({}), allowed: 422 },
};
