import type { ContentLocale } from '@hearth/cms/contract';
import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { LiveCard, LiveStreaming } from '../../contract';
import type { KeptRoom } from '../rooms/room-store';
import { stationNamed } from './station-named';
import type { WatchDeps } from './watch-deps';

type Asked = { readonly station?: string | undefined; readonly locale: ContentLocale };
type Lives = { readonly lives: LiveCard[]; readonly asOf: string };

/** What is on air at a station and those below it. Without a station: everywhere. */
export async function listLives(
  deps: WatchDeps,
  { station, locale }: Asked,
): Promise<Result<Lives, Refusal<'HEARTH.NOT_FOUND', undefined>>> {
  const { all, get, visible } = await deps.stations.tree();
  if (station !== undefined && !get(station)) return err('HEARTH.NOT_FOUND');
  const stations = station === undefined ? all.map(({ slug }) => slug) : visible(station);
  const rooms = await deps.shown.onAir(deps.database.read, stations);
  const lives = await Promise.all(rooms.map((room) => cardOf(deps, room, locale)));
  return ok({ lives: lives.filter((card) => card !== undefined), asOf: deps.clock.now().toISOString() });
}

/** A still of what is not open to all is not shown to all. */
async function posterOf(driver: LiveStreaming, { signed, audioOnly }: KeptRoom, playback: string) {
  const stills = signed || audioOnly ? undefined : await driver.playback(playback, undefined);
  return stills?.ok === true ? stills.value.poster : null;
}

/** Nothing for a room that went off meanwhile, or whose driver this host does not have. */
async function cardOf(deps: WatchDeps, room: KeptRoom, locale: ContentLocale): Promise<LiveCard | undefined> {
  const { playbackId, title, state, signed, audioOnly, since, beganAt } = room;
  const driver = deps.drivers.named(room.driver);
  if (!driver || playbackId === null || (state !== 'live' && state !== 'reconnecting')) return undefined;
  const viewers = await driver.viewers(room.ref ?? room.id);
  return {
    ...{ playbackId, title, state, audioOnly, since: beganAt ?? since, passNeeded: signed },
    station: await stationNamed(deps.stations, room.station, locale),
    poster: await posterOf(driver, room, playbackId),
    viewers: viewers.ok ? viewers.value : 0,
  };
}
