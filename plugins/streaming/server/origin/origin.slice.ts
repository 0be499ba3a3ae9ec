import { basename, join } from 'node:path';
import type { Platform, Slice } from '@hearth/cms/platform';
import { embeddedEarOf, wordsOfHost } from '../captions/captions-wiring';
import { engineSettings } from '../drivers/local/engine-settings';
import { passesOf } from '../passes/passes-wiring';
import { bookOf } from '../watching/watching-wiring';
import { createDoor } from './admit';
import { picturesOf } from '../pictures/pictures-wiring';
import { serveLive, type LiveOrigin } from './origin-wiring';
import { chaptersVtt } from '../recordings/chapter-text.rules';
import { recordingPlaceStore } from './recording-place-store';
import { rememberedPlaces } from './remembered-places';
import { roomPlaceStore } from './room-place-store';

const serving = new WeakMap<Platform, LiveOrigin>();

/** The origin of this host, where it serves viewers. */
export const liveOriginOf = (platform: Platform): LiveOrigin | undefined => serving.get(platform);

/** What viewers of our own engine are served: playlists, parts and recordings, ahead of everything else of the host. */
export const originSlice: Slice = {
  name: 'streaming.origin',
  start: (platform) => {
    const { isOn, sockets, folder } = engineSettings(process.env);
    if (!isOn) return Promise.resolve();
    const { database, clock, fastLane: lane } = platform;
    const { check, revoked } = passesOf(platform);
    const placeOf = rememberedPlaces(
      clock,
      async (playback) =>
        (await roomPlaceStore.find(database, playback)) ?? (await recordingPlaceStore.find(database, playback)),
    );
    serving.set(
      platform,
      serveLive({
        lane,
        pictures: picturesOf(platform),
        words: wordsOfHost(platform),
        chaptersOf: async (playback) => {
          const { chapters, seconds } = await recordingPlaceStore.chapters(database, playback);
          return chaptersVtt(chapters, seconds);
        },
        heardPart: embeddedEarOf(platform).heard,
        windowSocket: join(sockets, 'packager-window.sock'),
        placeOf: async (playback) => {
          const place = await placeOf(playback);
          if (!place || 'room' in place) return place && { is: 'room', room: place.room };
          return { is: 'recording', session: basename(place.ref), folder: join(folder, place.ref), ...place };
        },
        mayWatch: createDoor({ placeOf, check, revoked, saw: bookOf(platform).saw }),
      }),
    );
    return Promise.resolve();
  },
  stop: (platform) => {
    serving.get(platform)?.stop();
    return Promise.resolve();
  },
};
