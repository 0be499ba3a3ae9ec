import type { RefusalOf } from '@hearth/cms/contract';
import type { Refusal } from '@hearth/cms/kernel';
import type { Notices, Vault } from '@hearth/cms/platform';
import type { DriverRefusal, streamingErrors } from '../../contract';
import type { LookGate } from '../looks/look-gate';
import type { RoomDeps } from '../rooms/room-deps';
import type { TargetStore } from './target-store';

/** What the verbs of copies are handed. */
export type TargetDeps = RoomDeps & {
  readonly vault: Vault;
  readonly notices: Pick<Notices, 'notify'>;
  readonly targets: TargetStore;
  /** Whether the house sends to an address: it is outside, or the operator allowed it. */
  isOpen(url: URL): boolean;
  /** Whether this machine may make one picture more. */
  readonly gate?: LookGate;
  /** Whether this host speaks SRT to platforms; who says nothing does not. */
  speaksSrt?(): Promise<boolean>;
};

/** Why something about a copy is refused. */
export type TargetRefusal =
  | DriverRefusal
  | RefusalOf<
      typeof streamingErrors,
      | 'ROOM_NOT_FOUND'
      | 'TARGET_NOT_FOUND'
      | 'TARGET_ADDRESS'
      | 'TARGET_NAME'
      | 'TARGET_SRT_KEY'
      | 'TARGET_SRT_ON_MUX'
      | 'TOO_MANY_TARGETS'
      | 'TRANSCODES_FULL'
    >
  | Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;

/** Which copy somebody acts on. */
export type WhichTarget = { readonly room: string; readonly id: string };
