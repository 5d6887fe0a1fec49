// @ts-check
// Rows of a large company, written by SQL: each open task with its case, client, request, process and wait, as the product would have written them.

/** @typedef {import('pg').Client} Client */

export const PEOPLE = 200;

const ORGANISATION = `(SELECT id FROM organisation WHERE demo LIMIT 1)`;
/** One id per kind and number, so that rows find each other without a join. @param {string} kind @param {string} [number] */
const id = (kind, number = 'n') => `md5('${kind}' || ${number})::uuid`;
const AT = `timestamptz '2026-11-24 08:00:00Z'`;
/** The five groups of one person, and the three others. */
const ROLES = `(ARRAY['secretary', 'manager', 'accountant', 'driver', 'quality', 'head', 'director', 'secretary'])[1 + n % 8]`;
/** Nine of ten are due some day, spread over a month, at whole milliseconds as the product writes them. */
const DUE = `CASE WHEN n % 10 < 9 THEN ${AT} + make_interval(secs => (n::bigint * 7919 % 2592000)) END`;
/** Every second task is held by somebody. */
const HOLDER = `CASE WHEN n % 2 = 0 THEN ${id('person', `(1 + n / 2 % ${PEOPLE})`)} END`;

/** @param {Client} client @param {{ from: number, to: number }} range */
export async function fillInbox(client, { from, to }) {
  // Nothing but this measurement writes here: the references are right by construction, and checking seven million of them takes minutes.
  await client.query(`SET session_replication_role = replica`);
  await client.query(`SET synchronous_commit = off`);
  if (from === 0) await fillPeople(client);
  const rows = `FROM generate_series(${from + 1}, ${to}) AS n`;
  for (const sql of [
    `INSERT INTO client (id, organisation, name, phone, created_at) SELECT ${id('client')}, ${ORGANISATION}, 'Клиент ' || n, '+7' || (9000000000 + n), ${AT} ${rows} WHERE n % 10 = 1`,
    `INSERT INTO case_file (id, organisation, number, client, status, pack_version, opened_at)
     SELECT ${id('case')}, ${ORGANISATION}, 1000000 + n, ${id('client', '(n - (n + 9) % 10)')}, 'open', 'bench', ${AT} + make_interval(secs => n) ${rows}`,
    `INSERT INTO request (id, organisation, number, "case", client, channel, kind, text, items, urgent, raw, recorded_by, received_at)
     SELECT ${id('request')}, ${ORGANISATION}, 1000000 + n, ${id('case')}, ${id('client', '(n - (n + 9) % 10)')}, 'site', 'request', 'Нужны радиосистемы на сцену',
            '[{"name": "Радиосистема", "quantity": 4}, {"name": "Стойка", "quantity": 2}]', n % 20 = 0, '{}', 'system', ${AT} ${rows}`,
    `INSERT INTO process_instance (id, organisation, "case", process, input, started_run, current_run, step, status, created_at)
     SELECT ${id('instance')}, ${ORGANISATION}, ${id('case')}, 'intake', '{}', 'run', 'run', 'calling', 'running', ${AT} ${rows}`,
    `INSERT INTO wait (id, organisation, instance, place, run, timers, opened_at) SELECT ${id('wait')}, ${ORGANISATION}, ${id('instance')}, '1', 'run', '{}', ${AT} ${rows}`,
    `INSERT INTO task (id, organisation, wait, instance, "case", process, name, key, role, assignee, status, prefill, opened_at, warn_at, due_at, escalate_to)
     SELECT ${id('task')}, ${ORGANISATION}, ${id('wait')}, ${id('instance')}, ${id('case')}, 'intake', 'confirmRequest', 'task', ${ROLES}, ${HOLDER}, 'open', '{}', ${AT}, ${DUE}, ${DUE}, 'head' ${rows}`,
    `INSERT INTO inbox (task, principal, organisation, due_at)
     SELECT ${id('task')}, coalesce('person:' || ${HOLDER}, 'role:' || ${ROLES}), ${ORGANISATION}, coalesce(${DUE}, 'infinity') ${rows}`,
  ])
    await client.query(sql);
  await client.query(`RESET session_replication_role`);
  await client.query(`VACUUM ANALYZE`);
}

/** Somebody of five groups, a head, and the rest in one group each; their password is the demo people's. @param {Client} client */
async function fillPeople(client) {
  await client.query(
    `INSERT INTO person (id, organisation, login, name, password_hash, roles, language, created_at)
     SELECT ${id('person')}, ${ORGANISATION}, CASE n WHEN 1 THEN 'bench-many' WHEN 2 THEN 'bench-head' ELSE 'bench-' || n END, 'Сотрудник ' || n,
            (SELECT password_hash FROM person WHERE login = 'secretary1'),
            CASE n WHEN 1 THEN '{secretary,manager,accountant,driver,quality}'::text[] WHEN 2 THEN '{head}' ELSE ARRAY[${ROLES}] END, 'ru', ${AT}
       FROM generate_series(1, ${PEOPLE}) AS n`,
  );
}
