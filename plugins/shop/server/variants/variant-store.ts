import type { Knex } from 'knex';
import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { Variant } from '../../contract';

/** A new variant. */
export type NewVariant = Pick<Variant, 'id' | 'product' | 'title' | 'spec' | 'weightG'> & { readonly station: string };

/** Which variants of a list. */
export type VariantPage = {
  readonly station: string;
  /** Words that a title or a name of a variant has in it. */
  readonly search?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
};

/** How variants are kept, each with the row of its stock. */
export type VariantStore = {
  list(page: VariantPage): Promise<readonly Variant[]>;
  find(read: Knex, station: string, id: string): Promise<Variant | undefined>;
  /** Those of the station among some, with their stock. */
  among(station: string, ids: readonly string[]): Promise<readonly Variant[]>;
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
      .select({ weightG: 'v.weight_g', onHand: 's.on_hand' })
      .select(read.raw(WAITING));
  return {
    async list({ station, search = '', before, limit }) {
      const query = whole(database.read).where('v.station', station).orderBy('v.id', 'desc').limit(limit);
      if (before !== undefined) void query.where('v.id', '<', before);
      if (search !== '') void query.whereRaw(NAMED, [search]);
      return ((await query) as Row[]).map(variantOf);
    },
    async among(station, ids) {
      const rows = (await whole(database.read)
        .where('v.station', station)
        .whereIn('v.id', [...ids])) as Row[];
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

const WAITING = `(SELECT count(*)::int FROM shop_waiting w JOIN shop_offer f ON f.id = w.offer
  WHERE f.variant = v.id AND w.state = 'waiting') AS waiting`;
const NAMED = `position(lower(?) IN lower(concat_ws(' ', v.title->>'zh-Hans', v.title->>'en', v.spec))) > 0`;

function variantOf({ title, onHand, reserved, shipped, ...row }: Row): Variant {
  const sums = { onHand: Number(onHand), reserved: Number(reserved), shipped: Number(shipped) };
  // Written by the contract's own schema.
  return { ...row, title: fromJsonb(title) as Variant['title'], ...sums, free: sums.onHand - sums.reserved };
}
