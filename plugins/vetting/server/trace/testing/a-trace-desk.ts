import { randomBytes } from 'node:crypto';
import { systemIds } from '@hearth/cms/kernel';
import { PEACHES } from '../../testing/a-goods-desk';
import { aGateDesk, type GateDesk } from '../../gate/testing/a-gate-desk';
import { someGoods, type Goods } from '../../gate/testing/some-goods';
import type { RecordStep } from '../../../contract';
import { captureStore } from '../capture-store';
import { traceStore } from '../trace-store';
import type { TraceDeps } from '../trace-deps';
import { tracedLotStore } from '../traced-lot-store';

/** The desk of traceability at two stations, qinghe below yunze, on a database without Strapi. */
export type TraceDesk = {
  readonly gate: GateDesk;
  readonly deps: TraceDeps;
  /** Approved goods with a lot; of PEACHES with the number that is given. */
  goods(part?: { readonly station?: string; readonly gtin?: string | null }): Promise<TracedGoods>;
  drop(): Promise<void>;
};

/** Goods with the code of their lot. */
export type TracedGoods = Goods & { readonly code: string };

/** The number of a trade item whose last digit is right. */
export const GTIN = '6901234123456';

/** Makes one. */
export async function aTraceDesk(): Promise<TraceDesk> {
  const gate = await aGateDesk();
  const { knex } = gate.db;
  const { database, ids, ledger, outbox } = gate.deps;
  return {
    gate,
    deps: {
      ...{ database, ids, ledger, outbox, trace: traceStore, lots: tracedLotStore, captures: captureStore },
      origin: 'https://news.example',
    },
    goods: async ({ station = 'yunze', gtin = GTIN } = {}) => {
      const goods = await someGoods(gate, { station });
      const facts = JSON.stringify({ ...PEACHES, gtin });
      await knex('vetting_product').where({ id: goods.product }).update({ facts });
      const code = `L${randomBytes(4).toString('hex')}`;
      await knex('vetting_lot').where({ id: goods.lot }).update({ code });
      return { ...goods, code };
    },
    drop: () => gate.drop(),
  };
}

/** What somebody writes down of a lot. */
export const aStep = (more: Partial<RecordStep> = {}): RecordStep => ({
  ...{ id: systemIds.next(), step: 'harvest', at: '2026-11-20T00:00:00.000Z', place: '云泽三号园', quantity: 500 },
  ...{ gln: null, sscc: null },
  ...more,
});
