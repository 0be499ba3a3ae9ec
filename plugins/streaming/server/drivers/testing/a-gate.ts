import { basename, join } from 'node:path';
import { prepare } from '@hearth/cms/platform';
import { systemClock, systemIds } from '@hearth/cms/kernel';
import { drawByFfmpeg } from '../../../engine/ffmpeg/draw-picture';
import { runFfmpeg } from '../../../engine/ffmpeg/run-ffmpeg';
import { createDoor } from '../../origin/admit';
import { serveLive } from '../../origin/origin-wiring';
import { recordingPlaceStore } from '../../origin/recording-place-store';
import { createRecordings } from '../../origin/recordings';
import { roomPlaceStore } from '../../origin/room-place-store';
import { broadcastStore } from '../../pictures/broadcast-store';
import { createLivePosters } from '../../pictures/live-posters';
import { createRecordingPosters } from '../../pictures/recording-posters';
import { StoryboardKeeper } from '../../pictures/storyboard-keeper';
import type { RecordingWorks } from '../../recordings/recording-disk-store';
import { serveTakings } from '../../recordings/taking-routes';
import { takingStore } from '../../recordings/taking-store';
import { onAir } from '../../testing/on-air';
import type { StreamingDesk } from '../../testing/a-streaming-desk';
import { viewerCountStore } from '../../watching/viewer-count-store';
import { createViewerBook } from '../../watching/viewer-book';
import { played } from './driver-bench';

/** Where viewers of a desk ask: the lane of a host with all that lies below `/live/` and `/take/`. */
export type Gate = {
  readonly address: string;
  /** Asks as a player does. */
  play(url: string): Promise<number>;
  /** Draws what is missing of recordings that are over. */
  draw(): Promise<void>;
  /** Says how many were seen, as a host does every few seconds. */
  count(): Promise<void>;
  /** Words that lie at an address. */
  readonly vttUrl: string;
  close(): Promise<void>;
};

const WORDS = 'WEBVTT\n\n00:00:00.200 --> 00:00:00.800\n清河的秋收开始了\n';
const silent = { info: () => undefined, warn: () => undefined };

/** Opens it over the disk on which the processes of the desk write. */
export async function aGate(
  desk: StreamingDesk,
  { folder, works }: { readonly folder: string; readonly works: RecordingWorks },
): Promise<Gate> {
  const { database, passes } = desk.deps;
  const air = await onAir();
  const draw = drawByFfmpeg(
    () => Promise.resolve('ffmpeg'),
    () => undefined,
  );
  const posters = createRecordingPosters(draw);
  const [book, node] = [createViewerBook({ clock: systemClock }), systemIds.next()];
  const placeOf = async (playback: string) =>
    (await roomPlaceStore.find(database, playback)) ?? (await recordingPlaceStore.find(database, playback));
  const live = serveLive({
    lane: air.lane,
    pictures: { live: createLivePosters({ clock: systemClock, draw }), recordings: posters },
    windowSocket: join(folder, 'run', 'packager-window.sock'),
    placeOf: async (playback) => {
      const place = await placeOf(playback);
      if (!place || 'room' in place) return place && { is: 'room', room: place.room };
      return { is: 'recording', session: basename(place.ref), folder: join(folder, place.ref), ...place };
    },
    mayWatch: createDoor({ placeOf, ...passes, saw: book.saw }),
  });
  serveTakings({
    lane: air.lane,
    find: (hash) => takingStore.find(database, hash),
    film: ({ ref, epoch }) => works.film(ref, epoch),
  });
  air.lane.get('/words.vtt', () => prepare(WORDS, { type: 'text/vtt', cacheControl: 'no-store' }));
  const keeper = new StoryboardKeeper({
    ...{ clock: systemClock, log: silent, folder, recording: createRecordings(), posters },
    ended: () => broadcastStore.ended(database),
    ffmpeg: () => Promise.resolve((task) => runFfmpeg('ffmpeg', task)),
  });
  return {
    ...{ address: air.address, vttUrl: `${air.address}/words.vtt` },
    play: (url) => played(new URL(url, air.address).href),
    draw: async () => {
      keeper.look();
      await keeper.idle();
    },
    count: () => viewerCountStore.say(database.read, node, book.counts()),
    close: async () => {
      await keeper.stop();
      live.stop();
      await air.close();
    },
  };
}
