import type { Core } from '@strapi/strapi';
import type { RoleSlug } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';
import type { KeptGrant, RoleMerge } from './role-merge.rules';

type Stored = KeptGrant & { readonly id: number };
type Role = { readonly id: number };
type RoleService = {
  findOne(where: object): Promise<Role | null>;
  create(role: { code: string; name: string; description: string }): Promise<Role>;
  addPermissions(role: number, permissions: readonly object[]): Promise<unknown>;
};
type PermissionService = {
  findMany(params: object): Promise<readonly Stored[]>;
  deleteByIds(ids: readonly number[]): Promise<void>;
  actionProvider: {
    has(action: string): boolean;
    get(action: string): { readonly subjects?: readonly string[] | null };
    appliesToProperty(property: string, action: string, subject: string | null): Promise<boolean>;
  };
};
type ContentTypeService = { getNestedFields(model: unknown, options: object): readonly string[] };

// Strapi leaves its admin services untyped; the shapes are those of the installed version.
const roleService = (strapi: Core.Strapi): RoleService => strapi.service('admin::role') as unknown as RoleService;
const permissions = (strapi: Core.Strapi): PermissionService =>
  strapi.service('admin::permission') as unknown as PermissionService; // as above
const contentTypes = (strapi: Core.Strapi): ContentTypeService =>
  strapi.service('admin::content-type') as unknown as ContentTypeService; // as above

/** Finds the admin's role, or makes it. A station may rename it afterwards: only the code is ours. */
export async function roleId(
  strapi: Core.Strapi,
  slug: RoleSlug,
  words: { name: string; description: string },
): Promise<number> {
  const code = `hearth-${slug}`;
  const role = (await roleService(strapi).findOne({ code })) ?? (await roleService(strapi).create({ code, ...words }));
  return role.id;
}

/** What the role may do at the moment. */
export async function currentGrants(strapi: Core.Strapi, role: number): Promise<readonly Stored[]> {
  const found = await permissions(strapi).findMany({ where: { role: { id: role } } });
  return found.map(({ id, action, subject, properties, conditions }) => ({
    id,
    action,
    subject,
    properties,
    conditions,
  }));
}

/** Carries a merge out. */
export async function applyMerge(strapi: Core.Strapi, role: number, { add, remove }: RoleMerge): Promise<void> {
  // What is removed was taken from `currentGrants`, which has the ids.
  const ids = (remove as readonly Stored[]).map(({ id }) => id);
  if (ids.length > 0) await permissions(strapi).deleteByIds(ids);
  if (add.length > 0) await roleService(strapi).addPermissions(role, add);
}

/** Whether this host knows the action and, where it is about one, lets it be about that content type. */
export function isKnown(strapi: Core.Strapi, action: string, subject: string | null): boolean {
  const { actionProvider } = permissions(strapi);
  return (
    actionProvider.has(action) && (subject === null || (actionProvider.get(action).subjects ?? []).includes(subject))
  );
}

/** Spells out "all fields, all languages" the way Strapi keeps it: by name. */
export async function propertiesFor(
  strapi: Core.Strapi,
  action: string,
  subject: string | null,
): Promise<KeptGrant['properties']> {
  const { actionProvider } = permissions(strapi);
  if (subject === null) return {};
  const applies = (property: string): Promise<boolean> => actionProvider.appliesToProperty(property, action, subject);
  const model = strapi.contentTypes[subject as keyof typeof strapi.contentTypes]; // `isKnown` looked it up
  const fields = contentTypes(strapi).getNestedFields(model, { components: strapi.components });
  return {
    ...((await applies('fields')) ? { fields } : {}),
    ...((await applies('locales')) ? { locales: await localeCodes(strapi) } : {}),
  };
}

async function localeCodes(strapi: Core.Strapi): Promise<string[]> {
  const locales = await strapi.db.query('plugin::i18n.locale').findMany({ select: ['code'], orderBy: { code: 'asc' } });
  return locales.map(({ code }: { code?: string }) => code ?? '');
}

/** What the last start gave to a role. */
export async function lastGrants(tx: Tx, role: RoleSlug): Promise<readonly KeptGrant[]> {
  const row = await tx('role_sync').where({ role }).first<{ grants: unknown } | undefined>('grants');
  return row ? (fromJsonb(row.grants) as KeptGrant[]) : [];
}

/** Remembers what this start gave to a role. */
export async function rememberGrants(tx: Tx, role: RoleSlug, grants: readonly KeptGrant[]): Promise<void> {
  await tx('role_sync')
    .insert({ role, grants: JSON.stringify(grants), synced_at: tx.fn.now() })
    .onConflict('role')
    .merge();
}
