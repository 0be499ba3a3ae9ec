import type { Database, Ledger } from '@hearth/cms/platform';
import type { SessionTill } from '@hearth/shop/contract';
import type { RoomCopies } from '@hearth/streaming/contract';
import type { GoodsShower } from '@hearth/vetting/contract';
import type { KnownStore } from '../numbers/known-store';
import type { SourceStore } from '../comments/source-store';
import type { OutletStore } from './outlet-store';
import type { TableRow } from './report.rules';

/** What the verbs of third-party rooms are handed. */
export type OutletDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly known: Pick<KnownStore, 'find'>;
  readonly outlets: OutletStore;
  readonly sources: SourceStore;
  /** To which platforms the picture goes, by whoever sends it. */
  readonly copies: RoomCopies;
  readonly till: SessionTill;
  readonly goods: Pick<GoodsShower, 'of'>;
  /** Takes a table apart; throws on what is none, with its line. */
  readonly rowsOf: (csv: string) => readonly TableRow[];
};
