import type { Knex } from 'knex';
import type { Person } from '../../contract';
import type { Tx } from '../database/database';

type Row = {
  id: string;
  admin_user_id: number;
  station: string;
  name_zh: string;
  name_en: string;
  active: boolean;
  version: number;
  email: string | null;
  registered: boolean | null;
  roles: string[];
};

/** A person together with the log-in it is tied to. */
export type KnownPerson = Person & { readonly adminUserId: number };

/** A person as others may read it. */
export function shown({ adminUserId: _ours, ...person }: KnownPerson): Person {
  return person;
}

/** A log-in of the admin, and the person it is tied to when there is one. */
export type LogIn = {
  readonly adminUserId: number;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly person: KnownPerson | undefined;
};

/** What a person's row holds before anything else is known of it. */
export type NewPerson = Pick<Person, 'id' | 'station' | 'name'> & { readonly adminUserId: number };

const ROLES = `coalesce(
  (SELECT array_agg(r.code ORDER BY r.id) FROM admin_users_roles_lnk l JOIN admin_roles r ON r.id = l.role_id
   WHERE l.user_id = u.id), '{}') AS roles`;
const PERSON = `p.id, p.admin_user_id, p.station, p.name_zh, p.name_en, p.active, p.version,
  u.email, (u.registration_token IS NULL AND u.password IS NOT NULL) AS registered, ${ROLES}`;

/** Everything that decides what a log-in may do, in one query: it runs for every request of staff. */
export async function logInOf(read: Knex, adminUserId: number): Promise<LogIn | undefined> {
  type LogInRow = Row & { user_id: number; display_name: string };
  const { rows } = await read.raw<{ rows: LogInRow[] }>(
    `SELECT u.id AS user_id, trim(concat_ws(' ', u.firstname, u.lastname)) AS display_name, ${PERSON}
     FROM admin_users u LEFT JOIN person p ON p.admin_user_id = u.id WHERE u.id = ?`,
    [adminUserId],
  );
  const [row] = rows;
  if (!row) return undefined;
  const person = row.admin_user_id ? personOf(row) : undefined;
  return { adminUserId: row.user_id, displayName: row.display_name, roles: row.roles.map(roleSlugOf), person };
}

/** The people of some stations, by name. */
export async function peopleOf(read: Knex, stations: readonly string[]): Promise<readonly KnownPerson[]> {
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT ${PERSON} FROM person p LEFT JOIN admin_users u ON u.id = p.admin_user_id
     WHERE p.station = ANY(?) ORDER BY p.active DESC, p.station, p.created_at, p.id`,
    [[...stations]],
  );
  return rows.map(personOf);
}

/** Some people by their ids, wherever they work. */
export async function peopleByIds(read: Knex, ids: readonly string[]): Promise<readonly KnownPerson[]> {
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT ${PERSON} FROM person p LEFT JOIN admin_users u ON u.id = p.admin_user_id WHERE p.id = ANY(?::uuid[])`,
    [[...ids]],
  );
  return rows.map(personOf);
}

/** Writes a person; whoever comes second to the same log-in changes nothing. */
export async function insertPerson(tx: Knex, { id, adminUserId, station, name }: NewPerson): Promise<void> {
  await tx('person')
    .insert({ id, admin_user_id: adminUserId, station, name_zh: name['zh-Hans'], name_en: name.en })
    .onConflict('admin_user_id')
    .ignore();
}

/** Changes a person; false when somebody else changed it first. */
export async function updatePerson(
  tx: Tx,
  { id, version }: Pick<Person, 'id' | 'version'>,
  change: Partial<Pick<Person, 'station' | 'active'>>,
): Promise<boolean> {
  const changed = await tx('person')
    .where({ id, version })
    .update({ ...change, version: version + 1, changed_at: tx.fn.now() });
  return changed === 1;
}

function personOf(row: Row): KnownPerson {
  return {
    id: row.id,
    adminUserId: row.admin_user_id,
    station: row.station,
    name: { 'zh-Hans': row.name_zh, en: row.name_en },
    // The log-in of somebody who left may have been deleted in the admin's own settings.
    email: row.email ?? '',
    roles: row.roles.map(roleSlugOf),
    active: row.active,
    registered: row.registered ?? false,
    version: row.version,
  };
}

/** `hearth-editor` → `editor`; Strapi's own roles keep a name that none of ours has. */
function roleSlugOf(code: string): string {
  if (code === 'strapi-super-admin') return 'super-admin';
  return code.replace(/^hearth-/, '');
}
