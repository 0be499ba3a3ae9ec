import { roles, roleSlugs, type RoleSlug } from '../../contract';
import type { Grant, Platform, Tx } from '../../platform';
import { mergeRole, type KeptGrant } from './role-merge.rules';
import type * as Store from './role-store';

/** What the sync needs: the store comes in, because it talks to Strapi. */
export type SyncDeps = {
  readonly platform: Pick<Platform, 'strapi' | 'database' | 'grants'>;
  readonly store: typeof Store;
};

/**
 * Brings the admin's roles up to date with what slices grant. A three-way merge: what a station changed about a role stays as the
 * station left it. Starts of two nodes take turns by a lock, and the second finds nothing to do.
 */
export async function syncRoles(deps: SyncDeps): Promise<void> {
  const { grants } = deps.platform;
  await deps.platform.database.transaction(async (tx) => {
    await tx.raw(`SELECT pg_advisory_xact_lock(hashtext('roles.sync'))`);
    for (const slug of roleSlugs) await syncRole({ ...deps, tx, grants }, slug);
  });
}

type RoleSync = SyncDeps & { readonly tx: Tx; readonly grants: readonly Grant[] };

async function syncRole({ platform: { strapi }, store, tx, grants }: RoleSync, slug: RoleSlug): Promise<void> {
  const { name, description } = roles[slug];
  const words = {
    name: `${name['zh-Hans']} ${name.en}`,
    description: `${description['zh-Hans']} ${description.en}`,
  };
  const id = await store.roleId(strapi, slug, words);
  const wanted = await wantedFor(
    { strapi, store },
    grants.filter((grant) => grant.roles.includes(slug)),
  );
  const current = await store.currentGrants(strapi, id);
  await store.applyMerge(strapi, id, mergeRole({ current, last: await store.lastGrants(tx, slug), wanted }));
  await store.rememberGrants(tx, slug, wanted);
}

async function wantedFor(
  { strapi, store }: { strapi: Platform['strapi']; store: typeof Store },
  grants: readonly Grant[],
): Promise<readonly KeptGrant[]> {
  const wanted: KeptGrant[] = [];
  for (const { action, subjects, conditions } of grants) {
    for (const subject of subjects ?? [null]) {
      if (!store.isKnown(strapi, action, subject)) continue;
      const properties = await store.propertiesFor(strapi, action, subject);
      wanted.push({ action, subject, properties, conditions: conditions ?? [] });
    }
  }
  return wanted;
}
