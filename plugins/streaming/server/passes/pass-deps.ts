import type { Random } from '@hearth/cms/kernel';
import type { Vault } from '@hearth/cms/platform';
import type { RoomDeps } from '../rooms/room-deps';
import type { SigningKeyStore } from './signing-key-store';
import type { WatchLinkStore } from './watch-link-store';

/** What the verbs of passes are handed. */
export type PassDeps = RoomDeps & {
  readonly random: Random;
  readonly vault: Vault;
  readonly links: WatchLinkStore;
  readonly keys: SigningKeyStore;
  readonly root: () => Promise<string>;
};
