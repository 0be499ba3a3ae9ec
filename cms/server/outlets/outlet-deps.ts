import type { ChannelPlatform } from '../../contract';
import type { Clock, Ids } from '../../kernel';
import type { Database, Vault } from '../../platform';
import type { OutletStore } from './outlet-store';
import type { OwnMedia } from './own-media';
import type { PlatformCall } from '../../platform/outside/platform-call';

/** What outlets of platforms stand on. */
export type OutletDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly vault: Vault;
  readonly store: OutletStore;
  readonly call: PlatformCall;
  readonly media: (platform: ChannelPlatform) => OwnMedia;
  /**
   * Milliseconds in which a post that was asked for may not show in the platform's lists yet: until then its absence proves
   * nothing. Default half a minute.
   */
  readonly grace?: number;
};
