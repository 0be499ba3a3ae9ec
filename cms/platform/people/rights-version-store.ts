import type { Knex } from 'knex';

/** Strapi's tables that say what roles may do. */
const RIGHTS = ['admin_roles', 'admin_permissions', 'admin_permissions_role_lnk'];

/** From now on each change of what roles may do is counted, whoever makes it. At each start, since Strapi makes the tables. */
export async function watchRights(database: Knex): Promise<void> {
  const watch = (table: string): string => `
    CREATE OR REPLACE TRIGGER rights_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION rights_changed();`;
  await database.raw(RIGHTS.map(watch).join(''));
}

/** How often what roles may do has changed. */
export async function rightsVersion(read: Knex): Promise<string> {
  const { rows } = await read.raw<{ rows: { version: string }[] }>('SELECT version FROM rights_version');
  return rows[0]?.version ?? '';
}
