import { join } from 'node:path';
import { err, ok } from '@hearth/cms/kernel';
import type { Platform, Slice } from '@hearth/cms/platform';
import { embeddedEarOf, wordsOfHost } from '../captions/captions-wiring';
import { engineSettings } from '../drivers/local/engine-settings';
import { serveLive, type LiveOrigin } from './origin-wiring';
import { rememberedPlaces } from './remembered-places';
import { roomPlaceStore } from './room-place-store';

const serving = new WeakMap<Platform, LiveOrigin>();

/** What viewers of our own engine are served: playlists, parts and recordings, ahead of everything else of the host. */
export const originSlice: Slice = {
  name: 'streaming.origin',
  start: (platform) => {
    const { isOn, sockets } = engineSettings(process.env);
    if (!isOn) return Promise.resolve();
    const { database, clock, fastLane: lane } = platform;
    const placeOf = rememberedPlaces(clock, (playback) => roomPlaceStore.find(database, playback));
    serving.set(
      platform,
      serveLive({
        lane,
        words: wordsOfHost(platform),
        heardPart: embeddedEarOf(platform).heard,
        windowSocket: join(sockets, 'packager-window.sock'),
        placeOf: async (playback) => {
          const place = await placeOf(playback);
          return place && { is: 'room', room: place.room };
        },
        // Passes for viewers are not made yet, so nobody has one.
        mayWatch: async (_, playback) =>
          (await placeOf(playback))?.signed === true ? err('HEARTH.NOT_ALLOWED') : ok({ carry: '' }),
      }),
    );
    return Promise.resolve();
  },
  stop: (platform) => {
    serving.get(platform)?.stop();
    return Promise.resolve();
  },
};
