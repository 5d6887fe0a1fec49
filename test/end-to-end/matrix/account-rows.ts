import { mayChangeView, mayReadView } from '#domain/views/view-rights.rule.js';
import type { Rows } from './row.js';
import type { World } from './world.js';

/** The view of the world is secretary1's own. */
const view = (world: World) => ({ owner: { id: world.idOf('secretary1') }, sharedWith: null });

/** Who one is, and what is one's own. */
export const ACCOUNT_ROWS: Rows = {
  'post /api/v1/auth/login': { permission: 'public', body: () => ({}), allowed: 422 },
  // A program has a token, and no session.
  'get /api/v1/auth/me': { permission: 'self.read', allowed: 200 },
  'post /api/v1/auth/logout': { permission: 'self.read', allowed: 204 },
  'get /api/v1/auth/demo': { permission: 'public', allowed: 200 },
  'get /api/v1/notices': { permission: 'self.read', allowed: 200 },
  'post /api/v1/notices/read': { permission: 'self.read', body: () => ({ ids: ['none'] }), allowed: 200 },
  'post /api/v1/notices/unread': { permission: 'self.read', body: () => ({ ids: ['none'] }), allowed: 200 },
  'get /api/v1/notices/wishes': { permission: 'self.read', allowed: 200 },
  'put /api/v1/notices/wishes': { permission: 'self.read', body: () => ({}), allowed: 422 },
  'get /api/v1/views': { permission: 'task.read', allowed: 200 },
  'post /api/v1/views': { permission: 'task.read', body: () => ({}), allowed: 422 },
  'get /api/v1/views/{id}': {
    permission: 'task.read',
    allowed: ({ ours, principal }, _task, world) => (ours && mayReadView(principal, view(world)) ? 200 : 404),
  },
  'patch /api/v1/views/{id}': {
    permission: 'task.read',
    body: () => ({ name: 'Проба' }),
    allowed: ({ ours, principal }, _task, world) => (ours && mayChangeView(principal, view(world)) ? 200 : 404),
  },
  'delete /api/v1/views/{id}': {
    permission: 'task.read',
    fresh: async (world) => ({ id: await world.freshView() }),
    allowed: ({ ours, principal }, _task, world) => (ours && mayChangeView(principal, view(world)) ? 204 : 404),
  },
  'get /api/v1/events/stream': { permission: 'stream.read', allowed: 200 },
  'get /api/v1/health/live': { permission: 'public', allowed: 200 },
  'get /api/v1/health/ready': { permission: 'public', allowed: 200 },
};
