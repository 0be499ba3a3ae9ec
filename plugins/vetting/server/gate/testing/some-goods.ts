import { randomBytes } from 'node:crypto';
import { systemIds } from '@hearth/cms/kernel';
import type { GateDesk } from './a-gate-desk';

/** What goods are written on: a desk, or a host’s own database. */
export type GoodsGround = {
  readonly db: Pick<GateDesk['db'], 'knex'>;
  readonly deps: Pick<GateDesk['deps'], 'database' | 'settled'>;
  readonly officer: Pick<GateDesk['officer'], 'id'>;
  readonly second: Pick<GateDesk['second'], 'id'>;
};

/** A product with everything that it needs. */
export type Goods = { readonly product: string; readonly supplier: string; readonly lot: string };

/** What may be otherwise with it. */
export type GoodsPart = {
  readonly station?: string;
  readonly state?: string;
  readonly supplier?: string;
  /** Days from today on which its proof of origin holds last, or whatever papers of its own it has. */
  readonly originDays?: number;
  /** What it is, for those who ask the catalogue of papers what it needs. */
  readonly category?: string;
  readonly facts?: object;
  readonly papers?: readonly string[];
};

/** Today and the days around it by the stations' clock, in SQL. */
const day = (days: number): string => `((now() AT TIME ZONE 'Asia/Shanghai')::date + ${days})`;

/** Writes an approved product with its supplier, papers and a lot, and works its verdict out. */
export async function someGoods(desk: GoodsGround, part: GoodsPart = {}): Promise<Goods> {
  const { station = 'yunze', state = 'approved', originDays = 60 } = part;
  const { category = 'grain', facts = {}, papers = ['origin'] } = part;
  const supplier = part.supplier ?? (await aSupplier(desk, station));
  const product = systemIds.next();
  await desk.db.knex.raw(
    `INSERT INTO vetting_product (id, station, supplier, category, title, state, facts, opened_by, approved_at, approved_revision)
     VALUES (?, ?, ?, ?, '云泽小米', ?, ?, ?, now(), 1)`,
    [product, station, supplier, category, state, JSON.stringify(facts), desk.officer.id],
  );
  const lot = await aLot(desk, { product, station });
  for (const kind of papers) await aPaper(desk, { station, product, kind, days: originDays });
  await settled(desk, product);
  return { product, supplier, lot };
}

/** A verified supplier with a licence. */
export async function aSupplier(desk: GoodsGround, station = 'yunze'): Promise<string> {
  const supplier = systemIds.next();
  await desk.db.knex('vetting_supplier').insert({
    ...{ id: supplier, station, kind: 'cooperative', name: '云泽合作社', state: 'verified', version: 1 },
    ...{ region: '530100', verified_at: new Date(), verify_by: desk.db.knex.raw(`now() + interval '90 days'`) },
  });
  await aPaper(desk, { station, supplier, kind: 'business-licence', days: 400 });
  return supplier;
}

/** An open lot with its test report. */
export async function aLot(
  desk: GoodsGround,
  { product, station }: { product: string; station: string },
): Promise<string> {
  const lot = systemIds.next();
  await desk.db.knex.raw(
    `INSERT INTO vetting_lot (id, station, product, code, made_at, best_before, quantity, opened_by)
     VALUES (?, ?, ?, ?, ${day(-3)}, ${day(120)}, 500, ?)`,
    [lot, station, product, `L${randomBytes(4).toString('hex')}`, desk.officer.id],
  );
  await aPaper(desk, { station, product, lot, kind: 'test-report', days: 90 });
  return lot;
}

type Paper = {
  readonly station: string;
  readonly product?: string;
  readonly supplier?: string;
  readonly lot?: string;
  readonly kind: string;
  /** Days from today to its last one. */
  readonly days: number;
};

/** An accepted paper. */
export async function aPaper(desk: GoodsGround, { days, ...paper }: Paper): Promise<string> {
  const id = systemIds.next();
  const { knex } = desk.db;
  const hash = randomBytes(32).toString('hex');
  const { station } = paper;
  const file = { station, hash, type: 'application/pdf', size: 1, bytes: Buffer.from('x') };
  await knex('vetting_file').insert({ ...file, brought_by: desk.officer.id });
  await knex('vetting_paper').insert({
    ...{ ...paper, id, state: 'accepted', file_hash: hash },
    ...{ valid_from: knex.raw(day(Math.min(days, 0) - 30)), valid_to: knex.raw(day(days)) },
    ...{ filed_by: desk.officer.id, filed_by_name: '王审', decided_by: desk.second.id, decided_by_name: '李审' },
  });
  return id;
}

/** Works a verdict out anew, as a verb would that changed something. */
export async function settled({ deps }: GoodsGround, ...products: readonly string[]): Promise<void> {
  await deps.database.transaction((tx) => deps.settled(tx, products));
}
