import type { Knex } from 'knex';
import type { Stations } from '../stations/stations';
import { holdersOf, reachable, type Reachable } from './directory-store';
import type { Address } from './notice.rules';

/** Whom finding recipients asks. */
export type DirectoryDeps = {
  readonly stations: Pick<Stations, 'tree'>;
  /** Who stands on a post now; the duty roster answers. */
  whoIsOn(post: { readonly station: string; readonly slug: string }): Promise<readonly string[]>;
};

/**
 * Who is meant at this moment. A station without anybody in the role is answered for by the one above it; a post on which nobody
 * stands by the station's administrators; and at the end of the line is whoever set up the host.
 */
export async function findRecipients(
  deps: DirectoryDeps,
  read: Knex,
  { station, address }: { readonly station: string; readonly address: Address },
): Promise<readonly Reachable[]> {
  const at = ('station' in address ? address.station : undefined) ?? station;
  if ('person' in address) {
    const found = await reachable(read, [address.person]);
    // Somebody who left is answered for by the station.
    return found.length > 0 ? found : upwards(deps, read, { role: 'station-administrator', station });
  }
  if ('post' in address) {
    const found = await reachable(read, await deps.whoIsOn({ station: at, slug: address.post }));
    return found.length > 0 ? found : upwards(deps, read, { role: 'station-administrator', station: at });
  }
  return upwards(deps, read, { role: address.role, station: at });
}

async function upwards(
  { stations }: DirectoryDeps,
  read: Knex,
  { role, station }: { readonly role: string; readonly station: string },
): Promise<readonly Reachable[]> {
  const tree = await stations.tree();
  for (let at: string | null = station; at !== null; at = tree.get(at)?.parent ?? null) {
    const found = await holdersOf(read, role, at);
    if (found.length > 0) return found;
  }
  return tree.root ? holdersOf(read, 'super-admin', tree.root.slug) : [];
}
