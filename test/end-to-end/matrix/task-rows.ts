import { randomUUID } from 'node:crypto';
import { mayAct, mayAssign, mayClaim, mayRelease, maySnooze } from '#domain/tasks/visible.rule.js';
import { PICTURE } from '../../harness/attach.js';
import { NO_KEY, OLD, ofTheTask, ofTheTaskAsItIs, seen } from './allowed.js';
import type { Rows } from './row.js';

/** Out of reach of most calls: half an hour from now. */
const LATER = { ...OLD, until: new Date(Date.now() + 1_800_000).toISOString(), reason: 'Проба' };

/** A file as a browser sends it; `beside` nothing else. */
export function fileForm(): FormData {
  const form = new FormData();
  form.append('file', new Blob([Uint8Array.from(PICTURE)]), 'проба.png');
  return form;
}

/** Tasks: their holder, their group, who looks after all of them, and nobody else. */
export const TASK_ROWS: Rows = {
  'get /api/v1/tasks': { permission: 'task.read', allowed: 200 },
  'get /api/v1/tasks/{id}': { permission: 'task.read', allowed: seen(200) },
  'post /api/v1/tasks/{id}/complete': {
    permission: 'task.complete',
    body: () => ({ ...OLD, outcome: 'none', data: {} }),
    allowed: ofTheTask(mayAct, 422),
  },
  'post /api/v1/tasks/next': { permission: 'task.claim', headers: NO_KEY, allowed: 422 },
  // Who may do what is a verdict for each task.
  'post /api/v1/tasks/bulk': { permission: 'task.claim', body: (_world, { id }) => ({ act: 'claim', tasks: [{ ...OLD, id }] }), allowed: 200 },
  'post /api/v1/tasks/{id}/claim': { permission: 'task.claim', body: () => OLD, allowed: ofTheTask(mayClaim, 409) },
  'post /api/v1/tasks/{id}/release': { permission: 'task.claim', body: () => OLD, allowed: ofTheTask(mayRelease, 409) },
  'post /api/v1/tasks/{id}/assign': {
    permission: 'task.assign',
    body: (world) => ({ ...OLD, assignee: world.idOf('secretary2') }),
    allowed: ofTheTask(mayAssign, 409),
  },
  'get /api/v1/tasks/{id}/assignees': { permission: 'task.assign', allowed: ofTheTaskAsItIs(mayAssign, 200) },
  'post /api/v1/tasks/{id}/snooze': { permission: 'task.claim', body: () => LATER, allowed: ofTheTask(maySnooze, 409) },
  'post /api/v1/tasks/{id}/unsnooze': { permission: 'task.claim', body: () => OLD, allowed: ofTheTask(maySnooze, 409) },
  'post /api/v1/tasks/{id}/comment': { permission: 'task.comment', body: () => ({ text: 'Проба' }), allowed: seen(201) },
  'get /api/v1/tasks/{id}/colleagues': { permission: 'task.comment', allowed: seen(200) },
  'put /api/v1/tasks/{id}/draft': { permission: 'task.complete', body: () => ({ data: {} }), allowed: ofTheTaskAsItIs(mayAct, 200) },
  'get /api/v1/tasks/{id}/history': { permission: 'task.read', allowed: seen(200) },
  'get /api/v1/tasks/{id}/whys': { permission: 'task.read', allowed: seen(200) },
  'put /api/v1/tasks/{id}/lookers': { permission: 'task.read', body: () => ({ page: randomUUID(), typing: false }), allowed: seen(200) },
  'get /api/v1/tasks/{id}/files': { permission: 'task.read', allowed: seen(200) },
  'post /api/v1/tasks/{id}/files': { permission: 'file.add', body: fileForm, allowed: seen(201) },
  'get /api/v1/promises': { permission: 'task.read', allowed: 200 },
  'get /api/v1/library': { permission: 'task.read', allowed: 200 },
};
