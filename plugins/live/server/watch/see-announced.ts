import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { ContentLocale } from '@hearth/cms/contract';
import type { Database, SharedTime, Stations } from '@hearth/cms/platform';
import type { AnnouncedLives } from '../../contract';
import type { AnnouncedStore, KeptAnnounced } from './announced-store';

/** What telling of lives to come stands on. */
export type AnnouncedDeps = {
  readonly database: Pick<Database, 'read'>;
  readonly time: Pick<SharedTime, 'now'>;
  readonly announced: AnnouncedStore;
  readonly stations: Pick<Stations, 'tree'>;
};

type Asked = { readonly station?: string | undefined; readonly locale: ContentLocale };

/** What comes at a station and those below it, the next first, and what can be watched again. Without a station: everywhere. */
export async function seeAnnounced(
  { database, time, announced, stations }: AnnouncedDeps,
  { station, locale }: Asked,
): Promise<Result<AnnouncedLives, Refusal<'HEARTH.NOT_FOUND', undefined>>> {
  const { all, get, visible } = await stations.tree();
  if (station !== undefined && !get(station)) return err('HEARTH.NOT_FOUND');
  const asked = station === undefined ? all.map(({ slug }) => slug) : visible(station);
  const named = (slug: string) => ({ slug, name: get(slug)?.name[locale] ?? slug });
  const { read } = database;
  const coming = await announced.coming(read, asked);
  const replays = await announced.replays(read, asked);
  return ok({
    coming: coming.map((live) => ({ ...shown(live), station: named(live.station) })),
    replays: replays.map(({ beganAt, ...live }) => ({
      ...{ ...live, station: named(live.station), beganAt: beganAt.toISOString() },
    })),
    asOf: (await time.now()).toISOString(),
  });
}

function shown({ takesReservations, isOpen, reserved, hasBenefit, plannedAt, ...live }: KeptAnnounced) {
  const reserving = takesReservations ? { isOpen, reserved, hasBenefit } : null;
  return { ...live, plannedAt: plannedAt.toISOString(), reserving };
}
