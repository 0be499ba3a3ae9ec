import type { CommandBoard, RoomMessage, Tally } from '../../contract';
import type { Platform } from '../../platform';
import { boardOf } from './board.rules';
import type { Counting } from './projector';
import type { Tallies } from './tally-store';

type Deps = {
  readonly stations: Platform['stations'];
  readonly tiles: Pick<Platform['tiles'], 'all'>;
  readonly log: Platform['log'];
  /** Tells the screens on this node. */
  tell(room: string, message: RoomMessage): void;
};

/** The boards of all stations as this node knows them. Memory of what stands in a table: a joining screen costs no question. */
export type Boards = Counting & { of(station: string): Promise<CommandBoard> };

/** Keeps boards in the memory of a node and tells its screens when one changes. */
export function createBoards({ stations, tiles, log, tell }: Deps): Boards {
  const byStation = new Map<string, Tally>();
  let at = new Date(0).toISOString();

  const of = async (station: string): Promise<CommandBoard> => {
    const visible = await stations.visible(station);
    return boardOf({ station, stations: visible, at, byStation, offered: tiles.all().map(({ name }) => name) });
  };
  // The next count comes by itself; a database that is away for a moment must not end the node.
  const tellScreens = (changed: ReadonlySet<string>): void =>
    void tellAll(changed).catch((error: unknown) => {
      log.warn('the screens could not be told what was counted', { error });
    });
  const tellAll = async (changed: ReadonlySet<string>): Promise<void> => {
    const tree = await stations.tree();
    for (const { slug } of tree.all) {
      const isTouched = tree.visible(slug).some((below) => changed.has(below));
      const room = `command:${slug}`;
      if (isTouched) tell(room, { type: 'command.counted', at, board: await of(slug) });
      else tell(room, { type: 'command.confirmed', at });
    }
  };

  return {
    of,
    changed: (tallies: Tallies) => {
      at = tallies.at;
      for (const [station, one] of tallies.byStation) byStation.set(station, one);
      tellScreens(new Set(tallies.byStation.keys()));
    },
    confirmed: (confirmed) => {
      at = confirmed;
      tellScreens(new Set());
    },
  };
}
