import type { Ids } from '@hearth/cms/kernel';
import type { Database, Ledger } from '@hearth/cms/platform';
import type { LiveOffers, SessionBook } from '@hearth/shop/contract';
import type { Gate, GoodsShower } from '@hearth/vetting/contract';
import type { GateOfPin, LiveRooms, LiveSessions } from '../../contract';
import type { LivePriceStore } from './live-price-store';
import type { PinStore } from './pin-store';

/** What the verbs of pins are handed. */
export type PinDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly sessions: Pick<LiveSessions, 'find' | 'among' | 'ofRoom' | 'items'>;
  /** Whether the live itself may show these goods, besides vetting and the shop. */
  readonly gateOfPin: GateOfPin;
  readonly gate: Pick<Gate, 'recheck'>;
  readonly goods: Pick<GoodsShower, 'of'>;
  readonly offers: LiveOffers;
  readonly book: Pick<SessionBook, 'pin'>;
  readonly rooms: Pick<LiveRooms, 'tell'>;
  readonly pins: PinStore;
  readonly prices: LivePriceStore;
};
