import type { Knex } from 'knex';
import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { FreightRule, MakeFreightRule } from '../../contract';

/** A new rule. */
export type NewFreightRule = MakeFreightRule & { readonly id: string; readonly station: string; readonly by: string };

/** What a quote stands on. */
export type QuotedOffer = {
  readonly offer: string;
  readonly price: number;
  readonly weightG: number;
  readonly freight: FreightRule | null;
};

/** How freight rules are kept. */
export type FreightRuleStore = {
  list(station: string): Promise<readonly FreightRule[]>;
  /** A rule of a station, retired ones too. */
  find(read: Knex, station: string, id: string): Promise<FreightRule | undefined>;
  /** Nothing when the station has a rule of that name. */
  insert(tx: Tx, rule: NewFreightRule): Promise<FreightRule | undefined>;
  /** `false` when it was retired before, or is not there. */
  retire(tx: Tx, station: string, id: string): Promise<boolean>;
  /** Those of some offers that are open, with their rules. */
  quoted(offers: readonly string[]): Promise<readonly QuotedOffer[]>;
};

type Row = {
  readonly id: string;
  readonly name: string;
  readonly free_from: string | null;
  readonly zones: unknown;
  readonly made_at: Date;
  readonly retired_at: Date | null;
};

const MOST = 200;

/** Keeps freight rules in `shop_freight_rule`. */
export function freightRuleStore(database: Database): FreightRuleStore {
  return {
    async list(station) {
      const rows = await database
        .read('shop_freight_rule')
        .where({ station })
        .orderByRaw('retired_at IS NOT NULL, id DESC')
        .limit(MOST)
        .select<Row[]>();
      return rows.map(ruleOf);
    },
    async find(read, station, id) {
      const row = await read('shop_freight_rule').where({ station, id }).first<Row | undefined>();
      return row && ruleOf(row);
    },
    async insert(tx, { id, station, name, freeFrom, zones, by }) {
      const [row] = (await tx('shop_freight_rule')
        .insert({ id, station, name, free_from: freeFrom, zones: JSON.stringify(zones), made_by: by })
        .onConflict(tx.raw('(station, name) WHERE retired_at IS NULL'))
        .ignore()
        .returning('*')) as Row[];
      return row && ruleOf(row);
    },
    async retire(tx, station, id) {
      const retired = await tx('shop_freight_rule')
        .where({ station, id })
        .whereNull('retired_at')
        .update({ retired_at: tx.raw('clock_timestamp()') });
      return retired === 1;
    },
    async quoted(offers) {
      const rows = await database
        .read('shop_offer as o')
        .join('shop_variant as v', 'v.id', 'o.variant')
        .leftJoin('shop_freight_rule as r', 'r.id', 'o.freight_rule')
        .whereIn('o.id', [...offers])
        .where({ 'o.state': 'open' })
        .select<(Row & { offer: string; price: string; weight: number; rule: string | null })[]>(
          'o.price',
          { offer: 'o.id', weight: 'v.weight_g', rule: 'r.id' },
          'r.*',
        );
      return rows.map(({ offer, price, weight, rule, ...row }) => ({
        ...{ offer, price: Number(price), weightG: weight },
        freight: rule === null ? null : ruleOf(row),
      }));
    },
  };
}

function ruleOf({ id, name, free_from, zones, made_at, retired_at }: Row): FreightRule {
  return {
    ...{ id, name, freeFrom: free_from === null ? null : Number(free_from) },
    // Written by the contract's own schema.
    zones: fromJsonb(zones) as FreightRule['zones'],
    ...{ madeAt: made_at.toISOString(), retired: retired_at !== null },
  };
}
