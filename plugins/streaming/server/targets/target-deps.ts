import type { RefusalOf } from '@hearth/cms/contract';
import type { Ids, Refusal } from '@hearth/cms/kernel';
import type { Database, Ledger, Notices, Outbox, Vault } from '@hearth/cms/platform';
import type { streamingErrors } from '../../contract';
import type { RoomStore } from '../rooms/room-store';
import type { TargetStore } from './target-store';

/** What the verbs of copies are handed. */
export type TargetDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly vault: Vault;
  readonly notices: Pick<Notices, 'notify'>;
  readonly rooms: Pick<RoomStore, 'find'>;
  readonly targets: TargetStore;
  /** Whether the house sends to an address: it is outside, or the operator allowed it. */
  isOpen(url: URL): boolean;
};

/** Why something about a copy is refused. */
export type TargetRefusal =
  | RefusalOf<
      typeof streamingErrors,
      'ROOM_NOT_FOUND' | 'TARGET_NOT_FOUND' | 'TARGET_ADDRESS' | 'TARGET_NAME' | 'TOO_MANY_TARGETS' | 'NOT_OFFERED'
    >
  | Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;

/** Which copy somebody acts on. */
export type WhichTarget = { readonly room: string; readonly id: string };
