import { ACCESS_ROWS } from './access-rows.js';
import { ACCOUNT_ROWS } from './account-rows.js';
import { CASE_ROWS } from './case-rows.js';
import { CLIENT_ROWS } from './client-rows.js';
import { OFFICE_ROWS } from './office-rows.js';
import type { Rows } from './row.js';
import { TASK_ROWS } from './task-rows.js';

/** Every route of the API, one row each. A new route gets its row in the file of its subject. */
export const ROWS: Rows = { ...TASK_ROWS, ...CASE_ROWS, ...CLIENT_ROWS, ...ACCOUNT_ROWS, ...ACCESS_ROWS, ...OFFICE_ROWS };
