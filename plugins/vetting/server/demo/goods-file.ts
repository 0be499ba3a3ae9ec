import { z } from 'zod';
import { claimKind, paperKind, productCategory, supplierKinds } from '../../contract';

const word = z.string().min(1);
const fen = z.int().min(1);

const supplier = z.strictObject({
  key: word,
  kind: z.enum(supplierKinds),
  name: word,
  uscc: word,
  region: word,
  address: word,
  person: word,
  phone: word,
  bank: z.strictObject({ holder: word, bank: word, account: word }),
});

const goods = z.strictObject({
  key: word,
  supplier: word,
  title: word,
  category: productCategory,
  /** A drawing of the demo: the front of the label. */
  picture: word,
  spec: word,
  netWeight: z.string(),
  shelfLifeDays: z.int().nullable(),
  recipe: z.string(),
  origin: word,
  storage: z.string(),
  story: word,
  welfare: z.boolean(),
  lot: word,
  listFen: fen,
  markets: z.array(z.strictObject({ venue: word, url: z.url(), fen })).min(2),
  claims: z.array(z.strictObject({ text: word, kind: claimKind, paper: paperKind, page: z.int().min(1) })),
});

/** What the demo station vetted (演示商品): two suppliers, their goods, and who sat on the panel. */
export const goodsFileSchema = z.strictObject({
  panel: z.array(z.strictObject({ person: word, outside: z.boolean() })).min(3),
  suppliers: z.array(supplier).min(1),
  goods: z.array(goods).min(1),
});

/** What the demo station vetted. */
export type GoodsFile = z.output<typeof goodsFileSchema>;
/** A supplier of the demo. */
export type DemoSupplier = GoodsFile['suppliers'][number];
/** Goods of the demo. */
export type DemoGoods = GoodsFile['goods'][number];
