import type { CommandBoard, StationMap, TileName } from '../../contract';
import { DutyTile, PublishedTile } from './lists';
import { LiveTile } from './live-tile';
import { MapTile } from './map-tile';
import { OutputTile } from './output-tile';
import { ReviewsTile } from './reviews-tile';
import { TopicsTile } from './topics-tile';
import { TroubleTile } from './trouble-tile';

/** What each tile is given: the numbers, and when they were true. */
export type TileProps = { readonly board: CommandBoard; readonly at: string };

type Props = TileProps & { readonly name: TileName; readonly map: StationMap | null };

/** One tile by its name. */
export function Tile({ name, map, ...numbers }: Props) {
  switch (name) {
    case 'topics':
      return <TopicsTile {...numbers} />;
    case 'reviews':
      return <ReviewsTile {...numbers} />;
    case 'assignments':
      return <MapTile {...numbers} map={map} />;
    case 'duty':
      return <DutyTile {...numbers} />;
    case 'output':
      return <OutputTile {...numbers} />;
    case 'trouble':
      return <TroubleTile {...numbers} />;
    case 'live':
      return <LiveTile {...numbers} />;
    case 'published':
      return <PublishedTile {...numbers} />;
  }
}
