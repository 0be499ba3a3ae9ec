import { stationMap, type CommandBoard, type CommandSettings, type StaffActor, type StationMap } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Platform } from '../../platform';
import type { Boards } from './boards';
import type { SettingStore } from './setting-store';

type Deps = { readonly stations: Platform['stations']; readonly boards: Boards; readonly settings: SettingStore };
type Screen = {
  board: CommandBoard;
  map: StationMap | null;
  settings: CommandSettings;
  stations: { slug: string; name: { 'zh-Hans': string; en: string } }[];
};

/** The screen of a station, its map, and how whoever asks likes it. */
export async function viewBoard(
  { stations, boards, settings }: Deps,
  actor: StaffActor,
  asked: string | undefined,
): Promise<Result<Screen, Refusal<'HEARTH.NOT_ALLOWED', undefined>>> {
  const station = asked ?? actor.station;
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const tree = await stations.tree();
  const seen = tree.all.filter(({ slug }) => actor.stations.includes(slug)).map(({ slug, name }) => ({ slug, name }));
  // A station says of itself what it likes; a map that is none is no reason to show nothing.
  const map = stationMap.safeParse(tree.get(station)?.settings['map']);
  return ok({
    board: await boards.of(station),
    map: map.success ? map.data : null,
    settings: await settings.of(actor.id),
    stations: seen,
  });
}
