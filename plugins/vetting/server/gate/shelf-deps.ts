import type { RefusalOf } from '@hearth/cms/contract';
import type { gateErrors } from '../../contract';
import type { LotStore } from '../lots/lot-store';
import type { GoodsRefusal } from '../products/goods-deps';
import type { ClearingStore } from './clearing-store';
import type { GateDeps, SettleGate } from './gate-deps';

/** What the verbs of people at the gate are handed. */
export type ShelfDeps = GateDeps & {
  readonly clearings: ClearingStore;
  readonly lots: Pick<LotStore, 'of' | 'hold' | 'move'>;
  readonly settled: SettleGate;
};

/** Why something at the gate is refused. */
export type GateRefusal = RefusalOf<typeof gateErrors> | GoodsRefusal;
