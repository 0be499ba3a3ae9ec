import type { RefusalOf } from '@hearth/cms/contract';
import type { Clock, Ids, Random } from '@hearth/cms/kernel';
import type { Database, Ledger } from '@hearth/cms/platform';
import type { streamingErrors } from '../../contract';
import type { RoomStore } from '../rooms/room-store';
import type { CameraStore } from './camera-store';

/** What the verbs of cameras are handed. */
export type CameraDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly rooms: Pick<RoomStore, 'find'>;
  readonly cameras: CameraStore;
  /** Whether this host can take phones: live video runs here, and ffmpeg is there. */
  isOffered(): Promise<boolean>;
  /** Tells the ingest that keys have changed; done when it was told. */
  changed(): Promise<void>;
};

/** Why something about a camera link is refused. */
export type CameraLinkRefusal = RefusalOf<
  typeof streamingErrors,
  'ROOM_NOT_FOUND' | 'CAMERA_NOT_FOUND' | 'TOO_MANY_CAMERAS' | 'NOT_OFFERED'
>;
