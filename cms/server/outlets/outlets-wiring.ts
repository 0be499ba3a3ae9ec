import type { ChannelPlatform } from '../../contract';
import { showable, type Platform } from '../../platform';
import { licensedAs } from '../rights/asset-store';
import { platformOutlets, type PlatformOutlets } from './drivers-wiring';
import { outletStore } from './outlet-store';
import { ownFileStore } from './own-file-store';
import { createOwnMedia, type OwnMedia } from './own-media';
import { createPlatformCall } from '../../platform/outside/platform-call';

const made = new WeakMap<Platform, PlatformOutlets>();

/** The outlets of platforms on a host, made once. */
export function outletsOf(platform: Platform): PlatformOutlets {
  const known = made.get(platform);
  if (known) return known;
  const { database, vault, clock, ids } = platform;
  const outlets = platformOutlets({
    ...{ database, vault, clock, ids, store: outletStore, media: (of: ChannelPlatform) => mediaOf(platform, of) },
    call: createPlatformCall(process.env['HEARTH_PLATFORMS_AT']),
  });
  made.set(platform, outlets);
  return outlets;
}

function mediaOf(platform: Platform, of: ChannelPlatform): OwnMedia {
  const files = ownFileStore(platform);
  return createOwnMedia({
    folder: `${platform.strapi.dirs.static.public}/uploads`,
    async mayUse(name) {
      const file = await files.named(name);
      return file !== null && showable(file, licensedAs(of), platform.clock.now()) !== null;
    },
  });
}
