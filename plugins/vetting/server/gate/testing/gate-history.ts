import fc from 'fast-check';
import type { StaffActor } from '@hearth/cms/contract';
import type { ProductEvent } from '../../../contract';
import { openLot, turnLot } from '../../lots/turn-lots';
import { decidePaper } from '../../papers/decide-paper';
import { fileForProduct, fileForSupplier } from '../../papers/file-paper';
import { daysAfter, dayOf } from '../../papers/paper-needs.rules';
import { changeProduct } from '../../products/change-product';
import type { GoodsDeps } from '../../products/goods-deps';
import { moveProduct } from '../../products/move-product';
import { openProduct } from '../../products/open-product';
import { turnProduct } from '../../products/turn-product';
import { PEACHES, type GoodsDesk } from '../../testing/a-goods-desk';
import { clearProduct } from '../clear-product';
import { recallLot } from '../recall-lot';
import { settleDue } from '../settle-due';
import { settleSupplier } from '../settle-gate';
import type { ShelfDeps } from '../shelf-deps';
import { turnShelf } from '../turn-shelf';

/** Everybody who does something to goods, with real verbs on a real database. */
export type HistoryWorld = {
  readonly desk: GoodsDesk;
  readonly deps: GoodsDeps & ShelfDeps;
  readonly supplier: string;
  readonly second: StaffActor;
};

/** What somebody does: which verb, on which of the things there are, and how. */
export type Deed = { readonly verb: keyof typeof VERBS; readonly which: number; readonly how: number };

type Doing = HistoryWorld & Pick<Deed, 'which' | 'how'>;
type Row = { readonly id: string; readonly version: number; readonly state: string };

/** Does it; a refusal is an outcome as good as any, and what throws breaks the test. */
export const doDeed = (world: HistoryWorld, { verb, ...deed }: Deed): Promise<unknown> =>
  VERBS[verb]({ ...world, ...deed });

/** The goods of the supplier, in the order in which they came. */
export const goodsOf = ({ desk, supplier }: Pick<HistoryWorld, 'desk' | 'supplier'>): Promise<readonly Row[]> =>
  desk.db.knex('vetting_product').where({ supplier }).orderBy('id').select<Row[]>('id', 'version', 'state');

const pick = (rows: readonly Row[], which: number): Row | undefined => rows[which % Math.max(rows.length, 1)];
const product = async (doing: Doing) => pick(await goodsOf(doing), doing.which);
const lot = async ({ desk, which, supplier }: Doing) =>
  pick(
    await desk.db
      .knex('vetting_lot as l')
      .join('vetting_product as p', 'p.id', 'l.product')
      .where('p.supplier', supplier)
      .orderBy('l.id')
      .select<Row[]>('l.id', 'l.version', 'l.state'),
    which,
  );
const paper = async ({ desk, which, supplier }: Doing) =>
  pick(
    await desk.db
      .knex('vetting_paper as f')
      .leftJoin('vetting_product as p', 'p.id', 'f.product')
      .whereRaw('coalesce(f.supplier, p.supplier) = ?', [supplier])
      .orderBy('f.id')
      .select<Row[]>('f.id', 'f.version', 'f.state'),
    which,
  );

const reason = '按规定';
const among = <const One>(all: readonly [One, ...One[]], how: number): One => all[how % all.length] ?? all[0];

type Days = readonly [from: number, to: number];
const SPANS: readonly [Days, ...Days[]] = [
  [-5, 40],
  [-9, -1],
  [-5, 0],
  [3, 60],
  [-5, 400],
];

/** A paper that holds, has ended, ends today, or does not hold yet. */
async function filing({ desk, deps, how }: Doing, kind: 'shipping-promise' | 'business-licence' | 'production-record') {
  const today = dayOf(deps.clock.now());
  const [from, to] = among(SPANS, how);
  const fields = { dailyCapacity: '300', carrier: '中通', harvestedAt: '2026-11-20', intervalEndsAt: '2026-11-10' };
  return {
    ...{
      kind,
      validFrom: daysAfter(today, from),
      validTo: daysAfter(today, to),
      fileHash: await desk.aFile(),
      pages: 3,
    },
    ...{ lot: null, number: '91350100M000100Y43', issuer: null, holder: PEACHES.maker, fields },
  };
}

const STEPS: readonly [ProductEvent, ...ProductEvent[]] = ['pass-test', 'open-scores', 'pass-score', 'approve'];

const VERBS = {
  open: ({ desk, deps, supplier, how }: Doing) =>
    openProduct(deps, desk.clerk, { supplier, title: `水蜜桃 ${how}`, category: 'fresh-produce', facts: PEACHES }),
  change: async (doing: Doing) => {
    const one = await product(doing);
    if (!one) return;
    const welfare = doing.how % 3 === 0;
    const facts = { ...PEACHES, welfare, story: `第 ${doing.how} 稿` };
    const words = {
      title: '水蜜桃',
      category: among(['fresh-produce', 'tea', 'processed-food'], doing.how),
      facts,
    } as const;
    await changeProduct(doing.deps, doing.desk.clerk, { ...words, id: one.id, version: one.version });
  },
  openLot: async (doing: Doing) => {
    const one = await product(doing);
    const today = dayOf(doing.deps.clock.now());
    const made = {
      madeAt: daysAfter(today, -20),
      bestBefore: daysAfter(today, among([-1, 9, 90], doing.how)),
      quantity: 5,
    };
    if (one) await openLot(doing.deps, doing.desk.clerk, { ...made, id: one.id, code: `L${doing.how}-${doing.which}` });
  },
  turnLot: async (doing: Doing) => {
    const one = await lot(doing);
    const event = among(['hold', 'release', 'close'], doing.how);
    if (one) await turnLot(doing.deps, doing.desk.clerk, { ...one, event, reason });
  },
  recallLot: async (doing: Doing) => {
    const one = await lot(doing);
    if (one) await recallLot(doing.deps, doing.desk.officer, { ...one, reason });
  },
  file: async (doing: Doing) => {
    const one = await product(doing);
    if (one)
      await fileForProduct(doing.deps, doing.desk.clerk, { ...(await filing(doing, 'shipping-promise')), id: one.id });
  },
  fileLot: async (doing: Doing) => {
    const [one, of] = [await product(doing), await lot(doing)];
    if (!one || !of) return;
    const words = { ...(await filing(doing, 'production-record')), lot: of.id, id: one.id };
    await fileForProduct(doing.deps, doing.desk.clerk, words);
  },
  fileSupplier: async (doing: Doing) =>
    fileForSupplier(doing.deps, doing.desk.clerk, { ...(await filing(doing, 'business-licence')), id: doing.supplier }),
  decide: async (doing: Doing) => {
    const one = await paper(doing);
    if (!one) return;
    const event = among(['accept', 'accept', 'accept', 'refuse', 'withdraw'], doing.how);
    await decidePaper(doing.deps, doing.desk.officer, { ...one, event, reason });
  },
  turn: async (doing: Doing) => {
    const one = await product(doing);
    const event = among(['submit', 'pass-papers', 'submit', 'pass-papers', 'return-papers', 'retire'], doing.how);
    const who = event === 'submit' ? doing.desk.clerk : doing.desk.officer;
    if (one) await turnProduct(doing.deps, who, { ...one, event, reason });
  },
  step: async ({ desk, deps, ...doing }: Doing) => {
    const one = await product({ desk, deps, ...doing });
    if (!one) return;
    await deps.database.transaction(async (tx) => {
      const held = await deps.products.hold(tx, ['yunze'], one.id);
      const event = STEPS.find((step) => held && ALLOWED[step] === held.state) ?? among(STEPS, doing.how);
      if (held) await moveProduct(deps, tx, { product: held, event, actor: desk.officer });
    });
  },
  suspend: async (doing: Doing) => {
    const one = await product(doing);
    const event = doing.how % 20 === 0 ? 'recall' : 'suspend';
    if (one) await turnShelf(doing.deps, doing.desk.officer, { ...one, event, reason });
  },
  clear: async (doing: Doing) => {
    const one = await product(doing);
    const who = doing.how % 2 === 0 ? doing.second : doing.desk.officer;
    if (one) await clearProduct(doing.deps, who, { ...one, why: reason });
  },
  /** Whatever a verb of suppliers does, its follower comes to this. */
  supplier: async ({ deps, supplier, how }: Doing) => {
    const state = among(['verified', 'verified', 'verified', 'barred', 'lapsed'], how);
    const until = how % 2 === 0 ? null : `${daysAfter(dayOf(deps.clock.now()), 30)}T00:00:00Z`;
    await deps.database.transaction(async (tx) => {
      await tx('vetting_supplier').where({ id: supplier }).update({ state, verify_by: until });
      await settleSupplier(deps, tx, supplier);
    });
  },
  tick: ({ deps }: Doing) =>
    settleDue({
      ...deps,
      settle: deps.settled,
      log: {
        error: (text, { error } = {}) => {
          throw new Error(text, { cause: error });
        },
      },
    }),
} as const;

const ALLOWED: Readonly<Partial<Record<ProductEvent, string>>> = {
  'pass-test': 'sampling',
  'open-scores': 'panel',
  'pass-score': 'scored',
  approve: 'price-review',
};

/** Any deed, the more of those that lead somewhere. */
export const aDeed: fc.Arbitrary<Deed> = fc.record({
  // The keys of the literal above.
  verb: fc.constantFrom(...([...Object.keys(VERBS), 'step', 'step', 'clear', 'clear', 'decide'] as Deed['verb'][])),
  which: fc.nat(40),
  how: fc.nat(1_000),
});
