import type { Database, Tx } from '@hearth/cms/platform';

/** What goods have to know of their supplier. */
export type SupplierOfGoods = {
  readonly id: string;
  readonly station: string;
  readonly name: string;
  readonly kind: string;
  readonly state: string;
  readonly uscc: string | null;
};

/** Reads suppliers for goods: who may be named, and what their papers are compared with. */
export const supplierOfGoodsStore = {
  find: async (on: Database['read'] | Tx, stations: readonly string[], id: string) =>
    on('vetting_supplier')
      .where({ id })
      .whereIn('station', [...stations])
      .first<SupplierOfGoods | undefined>('id', 'station', 'name', 'kind', 'state', 'uscc'),
} as const;

/** Reads suppliers for goods. */
export type SupplierOfGoodsStore = typeof supplierOfGoodsStore;
