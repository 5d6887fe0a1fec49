// @ts-check
// Counts what PostgreSQL executes, as its own log tells it (log_statement = all): every statement of every connection, by the
// application's name. BEGIN and COMMIT are counted by themselves; a transaction writes when a statement in it inserts, updates or deletes.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { round } from './figures.mjs';

/** @typedef {{ statements: Record<string, number>, beginsAndEnds: Record<string, number>, writingTransactions: Record<string, number> }} Counted */

const SETTINGS = { log_line_prefix: `'bench|%a|%p|'`, log_destination: `'stderr'`, log_statement: `'all'` };
/** The log is written a moment after the statement. Milliseconds. */
const QUIET = 1_500;
/** The application that looks for work every second by itself: relay, sweeper and their like. No click needs it. */
const BACKGROUND = /^reglament worker system$/;

/** @param {string} superuserUrl @param {number} postmaster its process: its standard error is the log */
export async function openStatementLog(superuserUrl, postmaster) {
  const superuser = new pg.Client({ connectionString: superuserUrl, application_name: 'bench' });
  await superuser.connect();
  for (const [name, value] of Object.entries(SETTINGS)) await superuser.query(`ALTER SYSTEM SET ${name} = ${value}`);
  await superuser.query('SELECT pg_reload_conf()');
  await pause(500);
  const log = openSync(`/proc/${postmaster}/fd/2`, 'r');
  return {
    /** What this work made PostgreSQL execute, for one of so many clicks. @param {number} clicks @param {() => Promise<unknown>} work */
    async during(clicks, work) {
      await pause(QUIET);
      const from = fstatSync(log).size;
      await work();
      await pause(QUIET);
      const text = Buffer.alloc(fstatSync(log).size - from);
      readSync(log, text, 0, text.length, from);
      return perClick(count(text.toString()), clicks);
    },
    async close() {
      closeSync(log);
      for (const name of Object.keys(SETTINGS)) await superuser.query(`ALTER SYSTEM RESET ${name}`);
      await superuser.query('SELECT pg_reload_conf()');
      await superuser.end();
    },
  };
}

/** @param {string} log @returns {Counted} */
function count(log) {
  /** @type {Counted} */
  const counted = { statements: {}, beginsAndEnds: {}, writingTransactions: {} };
  /** Connections in a transaction, and whether it has written. @type {Map<string, boolean>} */
  const open = new Map();
  const add = (/** @type {keyof Counted} */ what, /** @type {string} */ name) => (counted[what][name] = (counted[what][name] ?? 0) + 1);
  for (const entry of log.split(/^bench\|/m).slice(1)) {
    const [, application = '', pid = '', sql = ''] = /^([^|]*)\|(\d+)\|LOG: {2}(?:statement|execute [^:]*): (.*)$/s.exec(entry) ?? [];
    if (!application.startsWith('reglament') || BACKGROUND.test(application)) continue;
    const name = application.replace('reglament ', '');
    if (/^(BEGIN|START TRANSACTION)/.test(sql)) open.set(pid, false);
    const ends = /^(COMMIT|ROLLBACK)/.test(sql);
    if (ends || /^(BEGIN|START TRANSACTION)/.test(sql)) add('beginsAndEnds', name);
    else add('statements', name);
    const writes = /\b(INSERT INTO|UPDATE|DELETE FROM)\b/.test(sql);
    if (writes && open.has(pid)) open.set(pid, true);
    else if (writes) add('writingTransactions', name); // a statement by itself
    if (ends && open.get(pid)) add('writingTransactions', name);
    if (ends) open.delete(pid);
  }
  return counted;
}

/** @param {Counted} counted @param {number} clicks */
function perClick(counted, clicks) {
  return Object.fromEntries(
    Object.entries(counted).map(([what, counts]) => {
      const each = Object.entries(counts).map(([name, n]) => [name, round(n / clicks, 2)]);
      return [what, { ...Object.fromEntries(each), all: round(Object.values(counts).reduce((sum, n) => sum + n, 0) / clicks, 2) }];
    }),
  );
}
