import { definePort } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';

/** Whose goods a shop may sell (谁可以卖谁的货). */
export type GoodsOfTree = {
  /**
   * Whether the vetting of this station, or of a station above it, keeps the product; read in the caller's transaction. A station vouches for
   * what it vetted, and for what those vetted whose rules it stands under: not for its neighbours, and not for those below it.
   */
  areVettedFor(tx: Tx, station: string, product: string): Promise<boolean>;
};

/** Where it is found. */
export const goodsOfTreePort = definePort<GoodsOfTree>('vetting.goods-of-tree');
