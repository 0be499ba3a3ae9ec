import type { Knex } from 'knex';
import type { Locale } from '../../kernel';

/** Somebody who can be told something. */
export type Reachable = {
  readonly id: string;
  readonly station: string;
  readonly roles: readonly string[];
  readonly email: string;
  readonly locale: Locale;
};

type Row = { id: string; station: string; email: string; language: string | null; roles: string[] };

const REACHABLE = `
  SELECT p.id, p.station, u.email, u.prefered_language AS language,
    coalesce((SELECT array_agg(r.code) FROM admin_users_roles_lnk l JOIN admin_roles r ON r.id = l.role_id
      WHERE l.user_id = u.id), '{}') AS roles
  FROM person p JOIN admin_users u ON u.id = p.admin_user_id
  WHERE p.active AND coalesce(u.is_active, false) AND NOT coalesce(u.blocked, false)`;

/** Those of some people who still work here. */
export async function reachable(read: Knex, ids: readonly string[]): Promise<readonly Reachable[]> {
  if (ids.length === 0) return [];
  const { rows } = await read.raw<{ rows: Row[] }>(`${REACHABLE} AND p.id = ANY(?::uuid[]) ORDER BY p.id`, [[...ids]]);
  return rows.map(reachableOf);
}

/** Those who hold a role at a station. */
export async function holdersOf(read: Knex, role: string, station: string): Promise<readonly Reachable[]> {
  const code = role === 'super-admin' ? 'strapi-super-admin' : `hearth-${role}`;
  const { rows } = await read.raw<{ rows: Row[] }>(
    `${REACHABLE} AND p.station = ? AND EXISTS (SELECT 1 FROM admin_users_roles_lnk l JOIN admin_roles r ON r.id = l.role_id
       WHERE l.user_id = u.id AND r.code = ?) ORDER BY p.id`,
    [station, code],
  );
  return rows.map(reachableOf);
}

function reachableOf({ id, station, email, language, roles }: Row): Reachable {
  return {
    id,
    station,
    email,
    roles: roles.map((code) => code.replace(/^hearth-/, '')),
    // Whoever never chose a language in the admin reads Chinese.
    locale: language?.startsWith('en') ? 'en' : 'zh-Hans',
  };
}
