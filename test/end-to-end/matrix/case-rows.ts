import { randomUUID } from 'node:crypto';
import { askForLeave } from '../../../processes/leave-request/leave-request.contract.js';
import { NO_KEY, ours } from './allowed.js';
import type { Known, Rows } from './row.js';
import { fileForm } from './task-rows.js';

const LEAVE = () => ({ name: 'leave-request' });
/** A file is taken away, and brought back, by whoever added it. */
const byItsOwner = (caller: Known) => (!caller.ours ? 404 : caller.name === 'the secretary who holds' ? 200 : 403);

/** Cases and what goes on in them: all staff of the company read them. */
export const CASE_ROWS: Rows = {
  'post /api/v1/requests': { permission: 'request.record', body: () => ({ channel: 'call', kind: 'call', client: {} }), allowed: 201 },
  'get /api/v1/commands/{id}': { permission: 'command.read', allowed: ({ name }) => (name === 'the secretary who holds' ? 200 : 404) },
  'get /api/v1/cases': { permission: 'case.read', allowed: 200 },
  'get /api/v1/cases/{id}': { permission: 'case.read', allowed: ours(200) },
  'get /api/v1/cases/{id}/timeline': { permission: 'case.read', allowed: ours(200) },
  'get /api/v1/cases/{id}/letters': { permission: 'case.read', allowed: ours(200) },
  'get /api/v1/cases/{id}/files': { permission: 'case.read', allowed: ours(200) },
  'post /api/v1/cases/{id}/files': { permission: 'file.add', body: fileForm, allowed: ours(201) },
  'post /api/v1/cases/{id}/notes': { permission: 'case.note', body: () => ({ text: 'Проба' }), allowed: ours(201) },
  'put /api/v1/cases/{id}/lookers': { permission: 'case.read', body: () => ({ page: randomUUID(), typing: false }), allowed: ours(200) },
  'get /api/v1/files/{id}': { permission: 'case.read', allowed: ours(200) },
  'delete /api/v1/files/{id}': { permission: 'file.add', fresh: async (world) => ({ id: await world.freshFile() }), allowed: byItsOwner },
  'post /api/v1/files/{id}/restore': { permission: 'file.add', allowed: byItsOwner },
  // What steers a case would change it: who may is shown by a refusal of what was sent, and that it is hidden by steering.e2e-spec.ts.
  'post /api/v1/cases/{id}/hold': { permission: 'case.steer', body: () => ({ until: '2020-01-01T00:00:00Z', reason: '' }), allowed: 422 },
  'post /api/v1/cases/{id}/resume': { permission: 'case.steer', allowed: ours(409) },
  'post /api/v1/cases/{id}/cancel': { permission: 'case.steer', body: () => ({ reason: '' }), allowed: 422 },
  'post /api/v1/cases/{id}/correct': { permission: 'case.correct', body: () => ({ changes: { none: 'x' } }), allowed: ours(422) },
  'post /api/v1/cases/{id}/clock': { permission: 'case.clock', headers: NO_KEY, allowed: 422 },
  'post /api/v1/cases/{id}/refusal': { permission: 'case.correct', body: () => ({}), allowed: 422 },
  'post /api/v1/cases/{id}/items': { permission: 'case.correct', body: () => ({}), allowed: 422 },
  'get /api/v1/cases/{id}/deal': { permission: 'case.read', ids: (world) => ({ id: world.dealt }), allowed: ours(200) },
  'post /api/v1/cases/{id}/reservations': {
    permission: 'case.correct',
    ids: (world) => ({ id: world.dealt }),
    body: (world) => ({ line: 1, supplier: world.things.suppliers, quantity: '1', until: '2020-01-01T00:00:00Z', channel: 'phone' }),
    allowed: ours(422),
  },
  // One that is over already stays as it is.
  'delete /api/v1/reservations/{id}': { permission: 'case.correct', allowed: ours(204) },
  'post /api/v1/queries/{id}/answers': {
    permission: 'message.deliver',
    body: () => ({ answers: [{ line: 1, has: 'no' }], channel: 'phone' }),
    allowed: ours(201),
  },
  'post /api/v1/messages': { permission: 'message.deliver', body: () => ({}), allowed: 422 },
  'get /api/v1/processes': { permission: 'process.start', allowed: 200 },
  'get /api/v1/processes/maps': { permission: 'case.read', allowed: 200 },
  'get /api/v1/processes/{name}/map': { permission: 'case.read', ids: LEAVE, allowed: 200 },
  // Whom the contract does not name may not, although they may start others.
  'post /api/v1/processes/{name}': {
    permission: 'process.start',
    ids: LEAVE,
    body: () => ({}),
    allowed: ({ principal: who }) => (askForLeave.roles.some((role) => who.roles.includes(role)) ? 422 : 403),
  },
  'get /api/v1/incidents': { permission: 'incident.manage', allowed: 200 },
  // It is over: whoever may is told so.
  'post /api/v1/incidents/{id}/retry': { permission: 'incident.manage', allowed: ours(409) },
  'post /api/v1/incidents/{id}/close': { permission: 'incident.manage', body: () => ({ why: 'Проба' }), allowed: ours(409) },
};
