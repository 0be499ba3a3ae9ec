import { statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Tx } from '../database/database';
import type { Platform } from '../platform';
import { diskLow, jobsDead, licenceEnds, scheduleMissed } from './house-kinds';
import { deadLately, licencesEnding, missedLately } from './watch-store';

type Deps = Pick<Platform, 'notices' | 'stations'>;

/** Looks back over more than a tick, so that nothing slips between two; what was told already is folded. */
const LOOK_BACK = 3;

/** Tells of dead letters and missed ticks. What concerns the machine is for the administrators of the first station. */
export async function watchWork({ notices, stations }: Deps, tx: Tx): Promise<void> {
  const { root } = await stations.tree();
  if (!root) return;
  const to = { role: 'station-administrator' } as const;
  const station = root.slug;
  for (const facts of await deadLately(tx, LOOK_BACK)) {
    await notices.notify(tx, { kind: jobsDead, station, to, subject: facts.name, facts, link: '/plugins/cms/jobs' });
  }
  for (const facts of await missedLately(tx, LOOK_BACK)) {
    await notices.notify(tx, { kind: scheduleMissed, station, to, subject: facts.name, facts });
  }
}

const LICENCE_DAYS = 14;

/** Tells the editors of a station which licences end. */
export async function watchLicences({ notices, stations }: Deps, tx: Tx): Promise<void> {
  const { root } = await stations.tree();
  for (const { id, name, station, at } of await licencesEnding(tx, LICENCE_DAYS)) {
    const where = station ?? root?.slug;
    if (where === undefined) continue;
    const facts = { name, at: at.toISOString() };
    const news = { kind: licenceEnds, station: where, to: { role: 'editor' }, subject: id, facts } as const;
    await notices.notify(tx, { ...news, link: '/plugins/upload' });
  }
}

const LEAST_SHARE = 0.08;
const LEAST_BYTES = 2 * 1024 ** 3;

/** Whether a disk is so full that somebody has to look. */
export function isLow({ free, total }: { readonly free: number; readonly total: number }): boolean {
  return free < LEAST_BYTES || free / total < LEAST_SHARE;
}

/** Tells when this node's disk fills up; each node looks at its own. */
export async function watchDisk(
  { notices, stations, database }: Deps & Pick<Platform, 'database'>,
  folder: string,
): Promise<void> {
  const { bavail, blocks, bsize } = await statfs(folder);
  const disk = { free: bavail * bsize, total: blocks * bsize };
  const { root } = await stations.tree();
  if (!root || !isLow(disk)) return;
  const node = hostname();
  const to = { role: 'station-administrator' } as const;
  await database.transaction((tx) =>
    notices.notify(tx, { kind: diskLow, station: root.slug, to, subject: node, facts: { node, ...disk } }),
  );
}
