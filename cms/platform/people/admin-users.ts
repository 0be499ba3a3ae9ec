import type { Core } from '@strapi/strapi';
import type { RoleSlug } from '../../contract';

/** The log-ins of Strapi's admin, as far as people need them. Inside a transaction of the house it takes part in it. */
export type AdminUsers = {
  emailTaken(email: string): Promise<boolean>;
  /** Makes a log-in that waits for its owner to set a password. */
  invite(who: { email: string; firstname: string; roles: readonly RoleSlug[] }): Promise<Invited>;
  setRoles(id: number, roles: readonly RoleSlug[]): Promise<void>;
  /** Shuts or opens a log-in; shutting ends its sessions at once. */
  setActive(id: number, active: boolean): Promise<void>;
};

/** A fresh log-in and the address where its owner sets a password. */
export type Invited = { readonly adminUserId: number; readonly registrationLink: string };

type User = { id: number; registrationToken: string };

/** What Strapi's untyped admin services offer of what we call. */
type UserService = {
  exists(where: object): Promise<boolean>;
  create(user: object): Promise<User>;
  updateById(id: number, change: object): Promise<unknown>;
};

/** Narrows Strapi's admin services. */
export function adminUsers(strapi: Core.Strapi): AdminUsers {
  // Looked up late: the admin's services exist once Strapi has loaded.
  const users = (): UserService => strapi.service('admin::user') as unknown as UserService; // Strapi leaves its admin services untyped
  return {
    emailTaken: (email) => users().exists({ email: { $eqi: email } }),
    async invite({ email, firstname, roles }) {
      const made = await users().create({ email: email.toLowerCase(), firstname, roles: await roleIds(strapi, roles) });
      const base = String(strapi.config.get('admin.absoluteUrl'));
      const link = `${base}/auth/register?registrationToken=${made.registrationToken}`;
      return { adminUserId: made.id, registrationLink: link };
    },
    async setRoles(id, roles) {
      await users().updateById(id, { roles: await roleIds(strapi, roles) });
    },
    async setActive(id, active) {
      await users().updateById(id, { isActive: active });
      if (!active) await strapi.sessionManager('admin').invalidateRefreshToken(String(id));
    },
  };
}

async function roleIds(strapi: Core.Strapi, roles: readonly RoleSlug[]): Promise<number[]> {
  const found = await strapi.db
    .query('admin::role')
    .findMany({ select: ['id'], where: { code: { $in: roles.map((slug) => `hearth-${slug}`) } } });
  return found.map(({ id }) => Number(id));
}
