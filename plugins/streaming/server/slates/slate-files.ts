import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Database, Stations } from '@hearth/cms/platform';
import { isThere, layDown } from './lay-down';
import { usualSlate } from './slate-picture';
import type { SlateStore, WantedSlate } from './slate-store';

/** What the packager is told of a room's slate. */
export type SlateOrder = { readonly file: string; readonly afterSeconds: number };

/** What the engine needs of slates. */
export type SlateLink = { ofRooms(): Promise<ReadonlyMap<string, SlateOrder>> };

type Deps = {
  readonly database: Database;
  readonly stations: Pick<Stations, 'tree'>;
  readonly slates: SlateStore;
  /** A folder for files that can be made again at any time. */
  readonly folder: string;
};

/** Lays pictures of slates down as files for the packager: named by what is in them, so that each is written once. */
export function slateFiles({ database, stations, slates, folder }: Deps): SlateLink {
  const usual = new Map<string, Promise<Buffer>>();
  const usualOf = async (station: string): Promise<Buffer> => {
    const { all } = await stations.tree();
    const name = all.find(({ slug }) => slug === station)?.name['zh-Hans'] ?? station;
    const drawn = usual.get(name) ?? usualSlate(name);
    usual.set(name, drawn);
    return drawn;
  };
  const fileOf = async ({ room, station, hash }: WantedSlate): Promise<string> => {
    const known = hash === null ? undefined : join(folder, `slate-${hash}.jpg`);
    if (known && (await isThere(known))) return known;
    const bytes = (hash === null ? undefined : await slates.picture(database, room)) ?? (await usualOf(station));
    return layDown(join(folder, `slate-${createHash('sha256').update(bytes).digest('hex')}.jpg`), bytes);
  };
  return {
    ofRooms: async () => {
      const orders = new Map<string, SlateOrder>();
      for (const wanted of await slates.wanted(database)) {
        orders.set(wanted.room, { file: await fileOf(wanted), afterSeconds: wanted.afterSeconds });
      }
      return orders;
    },
  };
}
