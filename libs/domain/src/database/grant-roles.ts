import type { DataSource } from 'typeorm';
import { APPEND_ONLY, SEALED, WALLED } from './walls.rule.js';

/** Role names come from connection addresses that an operator sets, and are quoted as identifiers. */
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * Gives the app and the system role what they need and no more; done again it changes nothing. Stops where a role would break the
 * walls: an app role that bypasses row-level security, or a system role that does not.
 */
export async function grantRoles(owner: DataSource, roles: { app: string; system: string }): Promise<void> {
  await checkRole(owner, roles.app, false);
  await checkRole(owner, roles.system, true);
  const [app, system] = [quoted(roles.app), quoted(roles.system)];
  const walled = WALLED.map(({ table }) => quoted(table));
  const append = APPEND_ONLY.map(quoted).join(', ');
  for (const statement of [
    `GRANT USAGE ON SCHEMA public TO ${/* sql-fragment */ app}, ${/* sql-fragment */ system}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${/* sql-fragment */ system}`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${/* sql-fragment */ app}, ${/* sql-fragment */ system}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${/* sql-fragment */ walled.join(', ')} TO ${/* sql-fragment */ app}`,
    `REVOKE UPDATE, DELETE, TRUNCATE ON ${/* sql-fragment */ append} FROM ${/* sql-fragment */ app}`,
    `REVOKE UPDATE, DELETE, TRUNCATE ON ${/* sql-fragment */ SEALED.map(quoted).join(', ')} FROM ${/* sql-fragment */ system}`,
    `REVOKE INSERT, UPDATE, DELETE ON organisation FROM ${/* sql-fragment */ app}`,
    `REVOKE ALL ON migration FROM ${/* sql-fragment */ app}`,
  ]) {
    await owner.query(statement);
  }
}

async function checkRole(owner: DataSource, role: string, bypasses: boolean): Promise<void> {
  const [found] = await owner.query<{ rolsuper: boolean; rolbypassrls: boolean }[]>(`SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = $1`, [role]);
  if (!found) throw new Error(`The database has no role "${role}": create it, or correct the user name in the database's address.`);
  if (found.rolsuper) throw new Error(`The database role "${role}" is a superuser and would see every organisation: use one that is not.`);
  if (found.rolbypassrls !== bypasses) {
    throw new Error(
      `The database role "${role}" must ${bypasses ? '' : 'not '}have BYPASSRLS: run ALTER ROLE "${role}" ${bypasses ? '' : 'NO'}BYPASSRLS as a superuser.`,
    );
  }
}
