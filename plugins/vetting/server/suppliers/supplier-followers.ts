import type { Platform } from '@hearth/cms/platform';
import type { SupplierFollower } from './supplier-deps';

const followers = new WeakMap<Platform, SupplierFollower[]>();

/** Who follows the moves of suppliers on a host, in their transaction. The list grows while slices register. */
export function followersOf(platform: Platform): readonly SupplierFollower[] {
  return listOf(platform);
}

/** Lets a part of vetting follow the moves of suppliers in their transaction; called while slices register. */
export function followSuppliers(platform: Platform, follow: SupplierFollower): void {
  listOf(platform).push(follow);
}

function listOf(platform: Platform): SupplierFollower[] {
  const known = followers.get(platform) ?? [];
  followers.set(platform, known);
  return known;
}
