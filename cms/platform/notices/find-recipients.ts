import type { Knex } from 'knex';
import type { Stations } from '../stations/stations';
import { holdersOf, reachable, type Reachable } from './directory-store';
import { leftOutOf, type Address } from './notice.rules';

/** Whom finding recipients asks. */
export type DirectoryDeps = {
  readonly stations: Pick<Stations, 'tree'>;
  /** Who stands on a post now; the duty roster answers. */
  whoIsOn(post: { readonly station: string; readonly slug: string }): Promise<readonly string[]>;
  /** Who stands on duty at a station now and holds a power. */
  whoMay(wanted: { readonly station: string; readonly power: string }): Promise<readonly string[]>;
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
  const except = leftOutOf(address);
  if ('post' in address) {
    const on = await deps.whoIsOn({ station: at, slug: address.post });
    const found = await reachable(
      read,
      on.filter((person) => !except.includes(person)),
    );
    return found.length > 0 ? found : upwards(deps, read, { role: 'station-administrator', station: at, except });
  }
  const { role } = address;
  const able = 'power' in address ? await deps.whoMay({ station: at, power: address.power }) : [];
  const onDuty = await reachable(
    read,
    able.filter((person) => !except.includes(person)),
  );
  return onDuty.length > 0 ? onDuty : upwards(deps, read, { role, station: at, except });
}

type Holding = { readonly role: string; readonly station: string; readonly except?: readonly string[] };

async function upwards(
  { stations }: DirectoryDeps,
  read: Knex,
  { role, station, except = [] }: Holding,
): Promise<readonly Reachable[]> {
  const tree = await stations.tree();
  for (let at: string | null = station; at !== null; at = tree.get(at)?.parent ?? null) {
    const found = (await holdersOf(read, role, at)).filter(({ id }) => !except.includes(id));
    if (found.length > 0) return found;
  }
  return tree.root ? holdersOf(read, 'super-admin', tree.root.slug) : [];
}
