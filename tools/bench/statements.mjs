// @ts-check
// Counts statements and writing transactions as PostgreSQL itself logs them, by the part that sent them.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/**
 * @param {string} superuserUrl
 * @param {(body: object) => Promise<unknown>} work does ten clicks
 * @param {Record<string, object>} bodies
 * @returns {AsyncGenerator<object>}
 */
export async function* countStatements(superuserUrl, work, bodies) {
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  try {
    for (const setting of [`log_line_prefix = 'bench|%a|%p|'`, `log_destination = 'stderr'`, `log_statement = 'all'`])
      await superuser.query(`ALTER SYSTEM SET ${setting}`);
    await superuser.query('SELECT pg_reload_conf()');
    await pause(500);
    const { rows } = await superuser.query(`SELECT pg_read_file('postmaster.pid') AS pid, current_setting('data_directory') AS folder`);
    const file = logOf(Number(String(rows[0].pid).split('\n')[0]));
    for (const [name, body] of Object.entries(bodies)) {
      await pause(1_500); // what came before has ended
      const before = readFileSync(file, 'utf8').length;
      await work(body);
      await pause(1_500);
      yield { bench: 'statements of a completed task', outcome: name, ...perClick(readFileSync(file, 'utf8').slice(before)) };
    }
    await superuser.query(`ALTER SYSTEM RESET log_statement`);
    await superuser.query('SELECT pg_reload_conf()');
  } finally {
    await superuser.end();
  }
}

/** Where this server writes its log: its standard error. @param {number} pid */
function logOf(pid) {
  return `/proc/${pid}/fd/2`;
}

const clicks = 10;

/** @param {string} log */
function perClick(log) {
  const lines = [...log.matchAll(/^bench\|([^|]*)\|(\d+)\|LOG: {2}(?:statement|execute [^:]*): (.*)$/gm)];
  // From the first click on: what recorded the requests and opened their tasks came before it.
  const first = lines.findIndex(([, , , sql]) => /INSERT INTO command/.test(sql ?? ''));
  const after = lines.slice(Math.max(0, first));
  /** @type {Record<string, number>} */
  const statements = {};
  /** @type {Record<string, number>} */
  const writing = {};
  const dirty = new Set();
  for (const [, application = '', pid = '', sql = ''] of after) {
    if (!application.startsWith('reglament') || /process_instance\s+WHERE started_run IS NULL|^WITH due AS/i.test(sql)) continue; // the relay and the sweeper looking in vain
    if (!/^(BEGIN|START TRANSACTION|COMMIT|ROLLBACK)/.test(sql)) statements[application] = (statements[application] ?? 0) + 1;
    if (/\b(INSERT INTO|UPDATE|DELETE FROM)\b/.test(sql)) dirty.add(pid);
    if (sql.startsWith('COMMIT') && dirty.delete(pid)) writing[application] = (writing[application] ?? 0) + 1;
  }
  const each = (/** @type {Record<string, number>} */ counts) =>
    Object.fromEntries(Object.entries(counts).map(([name, n]) => [name.replace('reglament ', ''), n / clicks]));
  return { statements: each(statements), writingTransactions: each(writing) };
}
