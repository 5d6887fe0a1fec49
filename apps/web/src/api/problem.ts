import type { TaskClosed, TaskDetail } from './types';

export interface FieldProblem {
  path: string;
  message: string;
}

/** A refusal by the server (RFC 9457), or by the network: then `status` is 0. */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  instance: string;
  fields?: FieldProblem[];
  /** With `sign-in-paused`: seconds until one may try again. */
  retryAfter?: number;
  /** With `task-changed`: the task as it is now. */
  task?: TaskDetail;
  /** With `task-closed`: who or what was first. */
  closed?: TaskClosed;
  /** With `client-known`: who has it. */
  client?: string;
  /** With `supplier-known`: who has it. */
  supplier?: string;
}

const UNREACHABLE: Problem = { status: 0, code: 'unreachable', title: '', detail: '', instance: '' };

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value && typeof value.status === 'number';
}

/**
 * Makes a problem of whatever a call threw. A thrown `Error` means that no answer came; anything else that is no problem
 * document was written by something between us and the server, which is to us the same.
 */
export function toProblem(thrown: unknown): Problem {
  return isProblem(thrown) ? thrown : UNREACHABLE;
}
