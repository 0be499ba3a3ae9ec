import type { Knex } from 'knex';
import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { Variant } from '../../contract';

/** A new variant. */
export type NewVariant = Pick<Variant, 'id' | 'product' | 'title' | 'spec' | 'weightG'> & { readonly station: string };

/** How variants are kept, each with the row of its stock. */
export type VariantStore = {
  list(station: string, before: string | undefined, limit: number): Promise<readonly Variant[]>;
  find(read: Knex, station: string, id: string): Promise<Variant | undefined>;
  /** `false` when the product has one of that name. */
  insert(tx: Tx, variant: NewVariant): Promise<boolean>;
};

type Row = Omit<Variant, 'title' | 'onHand' | 'reserved' | 'shipped' | 'free'> & {
  readonly title: unknown;
  readonly onHand: string;
  readonly reserved: string;
  readonly shipped: string;
};

/** Keeps variants in `shop_variant`. */
export function variantStore(database: Database): VariantStore {
  const whole = (read: Knex): Knex.QueryBuilder =>
    read('shop_variant as v')
      .join('shop_stock as s', 's.variant', 'v.id')
      .select('v.id', 'v.product', 'v.title', 'v.spec', 's.reserved', 's.shipped')
      .select({ weightG: 'v.weight_g', onHand: 's.on_hand' });
  return {
    async list(station, before, limit) {
      const query = whole(database.read).where('v.station', station).orderBy('v.id', 'desc').limit(limit);
      const rows = (await (before === undefined ? query : query.where('v.id', '<', before))) as Row[];
      return rows.map(variantOf);
    },
    async find(read, station, id) {
      const row = (await whole(read).where({ 'v.station': station, 'v.id': id }).first()) as Row | undefined;
      return row && variantOf(row);
    },
    async insert(tx, { id, station, product, title, spec, weightG }) {
      const rows = (await tx('shop_variant')
        .insert({ id, station, product, title: JSON.stringify(title), spec, weight_g: weightG })
        .onConflict(['station', 'product', 'spec'])
        .ignore()
        .returning('id')) as unknown[];
      if (rows.length === 0) return false;
      await tx('shop_stock').insert({ variant: id, station });
      return true;
    },
  };
}

function variantOf({ title, onHand, reserved, shipped, ...row }: Row): Variant {
  const sums = { onHand: Number(onHand), reserved: Number(reserved), shipped: Number(shipped) };
  // Written by the contract's own schema.
  return { ...row, title: fromJsonb(title) as Variant['title'], ...sums, free: sums.onHand - sums.reserved };
}
