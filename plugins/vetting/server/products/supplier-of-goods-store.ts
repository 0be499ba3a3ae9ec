import type { Database, Tx } from '@hearth/cms/platform';
import type { SupplierOfGoods as NamedSupplier } from '../../contract';

/** What goods have to know of their supplier. */
export type SupplierOfGoods = {
  readonly id: string;
  readonly station: string;
  readonly name: string;
  readonly kind: string;
  readonly state: string;
  readonly uscc: string | null;
};

/** Goods may be opened before their supplier is verified; of whoever was refused, barred or closed, nothing new is opened. */
const OPEN = ['filed', 'verified', 'lapsed'];
/** More than a station has, and few enough for one list. */
const MOST = 500;

/** Reads suppliers for goods: who may be named, and what their papers are compared with. */
export const supplierOfGoodsStore = {
  find: async (on: Database['read'] | Tx, stations: readonly string[], id: string) =>
    on('vetting_supplier')
      .where({ id })
      .whereIn('station', [...stations])
      .first<SupplierOfGoods | undefined>('id', 'station', 'name', 'kind', 'state', 'uscc'),
  named: async ({ read }: Database, stations: readonly string[]) =>
    read('vetting_supplier')
      .whereIn('station', [...stations])
      .whereIn('state', OPEN)
      .orderByRaw('filed_at DESC NULLS LAST, id DESC')
      .limit(MOST)
      .select<NamedSupplier[]>('id', 'name'),
} as const;

/** Reads suppliers for goods. */
export type SupplierOfGoodsStore = typeof supplierOfGoodsStore;
