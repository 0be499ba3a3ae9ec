import type { Clock, Ids, Random } from '@hearth/cms/kernel';
import type { Database, Ledger } from '@hearth/cms/platform';
import type { SessionTill } from '@hearth/shop/contract';
import type { FigureStore } from './figure-store';
import type { KnownStore } from './known-store';
import type { ScreenStore } from './screen-store';

/** What the verbs of figures are handed. */
export type NumbersDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly known: KnownStore;
  readonly figures: FigureStore;
  readonly screens: ScreenStore;
  /** What lives brought in, by whoever sells. */
  readonly till: SessionTill;
};
