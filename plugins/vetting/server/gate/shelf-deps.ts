import type { RefusalOf } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { gateErrors } from '../../contract';
import type { LotStore } from '../lots/lot-store';
import type { GoodsRefusal } from '../products/goods-deps';
import type { Recalled } from '../trace/note-recall';
import type { ClearingStore } from './clearing-store';
import type { GateDeps, SettleGate } from './gate-deps';

/** What the verbs of people at the gate are handed. */
export type ShelfDeps = GateDeps & {
  readonly clearings: ClearingStore;
  readonly lots: Pick<LotStore, 'of' | 'hold' | 'move'>;
  readonly settled: SettleGate;
  /** Writes recalls down where the way of lots is kept, in the transaction that recalls them. */
  traced(tx: Tx, recalled: Recalled): Promise<void>;
};

/** Why something at the gate is refused. */
export type GateRefusal = RefusalOf<typeof gateErrors> | GoodsRefusal;
