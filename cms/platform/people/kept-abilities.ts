import { createBoundedMap } from '../fast-lane/bounded-map';
import type { Platform } from '../platform';
import { rightsVersion, watchRights } from './rights-version-store';

/** A user as Strapi's sign-in hands it over. */
type AdminUser = { readonly id: number; readonly roles?: readonly { readonly id: number; readonly code: string }[] };
/** The part of Strapi's permission engine that builds what somebody may do. */
type Engine = { generateUserAbility(user: AdminUser): Promise<object> };

/** That many people at once are at work on a node; whoever comes back later is weighed anew. */
const PEOPLE = 128;

/**
 * For each request of staff Strapi reads every permission of their roles and weighs it, by far the longest part of a small request. What
 * came of it is kept for as long as nothing that it was made of changes: the rights of roles, the roles, and the stations that one sees.
 */
export async function keepAbilities({ strapi, database, tenancy }: Platform): Promise<void> {
  await watchRights(database.read);
  // Strapi's permission service is untyped at this edge.
  const { engine } = strapi.service('admin::permission') as unknown as { engine: Engine };
  const weigh = engine.generateUserAbility.bind(engine);
  const kept = createBoundedMap<{ readonly madeOf: string; readonly ability: Promise<object> }>(PEOPLE);

  async function whatIsMadeOf({ id, roles }: AdminUser): Promise<string> {
    // The version first: rights that change now are read anew by the next request.
    const [version, staff] = await Promise.all([rightsVersion(database.read), tenancy.staffOf({ id })]);
    const held = (roles ?? []).map((role) => `${role.id} ${role.code}`).sort();
    return JSON.stringify([version, held, staff.ok ? staff.value.stations : []]);
  }

  engine.generateUserAbility = async (user) => {
    const [key, madeOf] = [String(user.id), await whatIsMadeOf(user)];
    const known = kept.get(key);
    if (known?.madeOf === madeOf) return known.ability;
    const ability = weigh(user);
    kept.set(key, { madeOf, ability });
    // What failed is tried again.
    ability.catch(() => kept.delete(key));
    return ability;
  };
}
