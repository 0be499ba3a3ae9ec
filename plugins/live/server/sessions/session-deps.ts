import type { hearthErrors, RefusalOf } from '@hearth/cms/contract';
import type { Ids, MachineRefusal } from '@hearth/cms/kernel';
import type { Database, Ledger, Notify, Outbox, People, Realtime, SharedTime } from '@hearth/cms/platform';
import type { PlannedOffers } from '@hearth/shop/contract';
import type { RoomPictures } from '@hearth/streaming/contract';
import type { Gate, GoodsOfTree, GoodsShower, SpokenProof } from '@hearth/vetting/contract';
import type { Anchors, RoomsOfSessions, sessionErrors } from '../../contract';
import type { LiveDutyStore } from '../duty/duty-store';
import type { ItemStore } from '../runsheet/item-store';
import type { ScriptStore } from '../scripts/script-store';
import type { SessionEventStore } from './session-event-store';
import type { SessionStore } from './session-store';

/** What the verbs of sessions are handed. */
export type SessionDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly time: SharedTime;
  readonly outbox: Pick<Outbox, 'append'>;
  readonly realtime: Pick<Realtime, 'publish'>;
  readonly people: Pick<People, 'byIds' | 'at'>;
  readonly notify: Notify;
  readonly sessions: SessionStore;
  readonly entries: SessionEventStore;
  readonly items: ItemStore;
  readonly duty: LiveDutyStore;
  readonly scripts: ScriptStore;
  readonly rooms: RoomsOfSessions;
  readonly pictures: RoomPictures;
  readonly anchors: Anchors;
  readonly gate: Pick<Gate, 'recheck'>;
  readonly goods: Pick<GoodsShower, 'of'>;
  readonly vetted: GoodsOfTree;
  readonly proof: SpokenProof;
  readonly offers: PlannedOffers;
};

/** Why something about a session is refused. */
export type SessionRefusal =
  RefusalOf<typeof sessionErrors> | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'> | MachineRefusal;
