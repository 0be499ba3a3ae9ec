import type { Database, Tx } from '@hearth/cms/platform';
import { productStore, type KeptProduct } from '../products/product-store';
import type { KeptSupplier } from '../suppliers/supplier-store';

/** Reads goods for everybody: whoever asks has asked the gate before, so no station is named. */
export const shownGoodsStore = {
  products: (on: Database['read'] | Tx, ids: readonly string[]): Promise<readonly KeptProduct[]> =>
    productStore.byIds(on, ids),
  supplier: async (database: Database, id: string): Promise<KeptSupplier | undefined> =>
    database.read('vetting_supplier').where({ id }).first<KeptSupplier | undefined>('*'),
} as const;

/** Reads goods for everybody. */
export type ShownGoodsStore = typeof shownGoodsStore;
