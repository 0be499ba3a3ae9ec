import type { RefusalOf } from '@hearth/cms/contract';
import type { Random } from '@hearth/cms/kernel';
import type { Database, Ledger, Vault } from '@hearth/cms/platform';
import type { streamingErrors } from '../../contract';
import type { RoomStore } from '../rooms/room-store';
import type { PortSpan } from './srt.rules';
import type { SrtStore } from './srt-store';

/** What the verbs of SRT are handed. */
export type SrtDeps = {
  readonly database: Database;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly rooms: Pick<RoomStore, 'find'>;
  readonly srt: SrtStore;
  /** The ports that encoders reach from outside; none where the operator opened none. */
  readonly ports: PortSpan | undefined;
  /** The name by which encoders reach this host. */
  readonly host: string;
  /** Whether the ffmpeg of this host speaks SRT. */
  speaks(): Promise<boolean>;
  /** Tells the ingest; done when it was told. */
  changed(): Promise<void>;
};

/** Why something about SRT is refused. */
export type SrtRefusal = RefusalOf<typeof streamingErrors, 'ROOM_NOT_FOUND' | 'NOT_OFFERED' | 'SRT_PORTS_FULL'>;
