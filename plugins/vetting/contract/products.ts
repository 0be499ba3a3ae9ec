import { httpContract, writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import { productCategory } from './categories';
import { paperKind } from './paper-kinds';
import { productEvent, productState } from './product-states';
import { judgeProductSchema, turnProductSchema } from './product-turns';

/** See goods, their papers and lots, as the admin's roles name it. */
export const GOODS_READ = 'plugin::vetting.goods.read';
/** Open and change goods, file papers, lots, claims and prices. */
export const GOODS_WORK = 'plugin::vetting.goods.work';
/** Accept and refuse papers, pass and return goods, veto. */
export const GOODS_JUDGE = 'plugin::vetting.goods.judge';

const line = (most: number) => z.string().trim().max(most);

/** A price and what it stands on 价格依据. */
export const priceBasisSchema = z.strictObject({
  /** In fen. */
  fen: z.int().min(1).max(100_000_000),
  kind: z.enum(['seven-day-low', 'last-deal', 'list-price', 'market']),
});

/** What is declared of a product, and read anew by people when it changes. */
export const productFactsSchema = z.strictObject({
  spec: line(200).min(1),
  recipe: writtenText(4_000),
  allergens: z.array(line(60).min(1)).max(20),
  netWeight: line(60),
  shelfLifeDays: z.int().min(1).max(7_300).nullable(),
  label: writtenText(4_000),
  maker: line(200).min(1),
  plant: line(200),
  seller: line(200).min(1),
  priceBasis: priceBasisSchema,
  gtin: z
    .string()
    .regex(/^(\d{8}|\d{12,14})$/)
    .nullable(),
  prepackaged: z.boolean(),
  branded: z.boolean(),
  /** Shown as 助农. */
  welfare: z.boolean(),
  /** Part of the price is promised to somebody. */
  donation: z.boolean(),
  marks: z.array(z.enum(['green', 'organic', 'geo'])).max(3),
  origin: line(200),
  storage: line(200),
  story: writtenText(8_000),
});

/** What is declared of a product. */
export type ProductFacts = z.output<typeof productFactsSchema>;

/** A paper that a product needs, and how it stands 资质清单. */
export const paperNeedSchema = z.strictObject({
  kind: paperKind,
  scope: z.enum(['supplier', 'product', 'lot']),
  /** The lot, where each lot needs its own. */
  lot: z.uuid().nullable(),
  /** The side of the label, where each side is photographed. */
  side: z.string().nullable(),
  standing: z.enum(['accepted', 'waiting', 'expired', 'missing']),
  paper: z.uuid().nullable(),
  until: z.iso.date().nullable(),
});

/** A paper that a product needs, and how it stands. */
export type PaperNeed = z.output<typeof paperNeedSchema>;

/** A product as lists show it. */
export const productCardSchema = z.strictObject({
  id: z.uuid(),
  station: z.string(),
  supplier: z.strictObject({ id: z.uuid(), name: z.string(), kind: z.string(), state: z.string() }),
  category: productCategory,
  title: z.string(),
  state: productState,
  since: z.iso.datetime(),
  /** When whoever has to act is late 时限; none where nobody is waited for. */
  dueAt: z.iso.datetime().nullable(),
  version: z.int(),
  revision: z.int(),
  /** The first day on which an accepted paper no longer holds. */
  papersEnd: z.iso.date().nullable(),
  allowedEvents: z.array(productEvent),
});

/** A product as lists show it. */
export type ProductCard = z.output<typeof productCardSchema>;

/** What changed since the approval. */
export const factChangeSchema = z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() });

/** The file of a product 商品档案. */
export const productFileSchema = productCardSchema.extend({
  facts: productFactsSchema,
  stateReason: z.string().nullable(),
  approvedRevision: z.int().nullable(),
  changes: z.array(factChangeSchema),
  needs: z.array(paperNeedSchema),
  catalogue: z.string(),
});

/** The file of a product. */
export type ProductFile = z.output<typeof productFileSchema>;

const described = { title: z.string().trim().min(1).max(120), category: productCategory, facts: productFactsSchema };

/** What it takes to open a product. */
export const openProductSchema = z.strictObject({ supplier: z.uuid(), ...described });
/** What it takes to open a product. */
export type OpenProduct = z.output<typeof openProductSchema>;

/** What a change says: the whole of it, and the version that was read. */
export const changeProductSchema = z.strictObject({ version: z.int(), ...described });
/** What a change says. */
export type ChangeProduct = z.output<typeof changeProductSchema>;

/** What a list of goods asks. */
export const listProductsSchema = z.object({
  state: productState.optional(),
  search: z.string().trim().max(100).optional(),
  supplier: z.uuid().optional(),
  page: z.coerce.number().int().min(1).max(500).default(1),
});
/** What a list of goods asks. */
export type ListProducts = z.output<typeof listProductsSchema>;

/** A supplier whose goods can be opened: its name, and nothing of its file. */
export const supplierOfGoodsSchema = z.strictObject({ id: z.uuid(), name: z.string() });
/** A supplier whose goods can be opened. */
export type SupplierOfGoods = z.output<typeof supplierOfGoodsSchema>;

/** How many stand on a page of the workbench. */
export const PRODUCTS_A_PAGE = 50;

const params = z.object({ id: z.uuid() });
const TURNED = [
  'GOODS.NOT_FOUND',
  'GOODS.NOT_NOW',
  'GOODS.SUPPLIER_NOT_VERIFIED',
  'GOODS.COOLING',
  'GOODS.CATEGORY_BANNED',
  'GOODS.PAPERS_MISSING',
  'GOODS.PRICES_MISSING',
  'GOODS.CLAIMS_OPEN',
  'GOODS.OWN_WORK',
  'HEARTH.CHANGED_MEANWHILE',
] as const;

/** The routes of goods. */
export const productsContract = httpContract('vetting', {
  listProducts: {
    method: 'GET',
    path: '/vetting/products',
    summary: 'The workbench: goods by state, with counts and clocks',
    access: { staff: GOODS_READ },
    query: listProductsSchema,
    result: z.strictObject({
      products: z.array(productCardSchema),
      counts: z.record(productState, z.int()),
      late: z.int(),
      total: z.int(),
    }),
    refusals: [],
  },
  viewProduct: {
    method: 'GET',
    path: '/vetting/products/:id',
    summary: 'The file of a product: what is declared, what it needs, what changed since it was approved',
    access: { staff: GOODS_READ },
    params,
    result: productFileSchema,
    refusals: ['GOODS.NOT_FOUND'],
  },
  listSuppliable: {
    method: 'GET',
    path: '/vetting/suppliable',
    summary:
      'Suppliers whose goods can be opened, by name, the newest first: whoever opens goods need not read their files',
    access: { staff: GOODS_WORK },
    result: z.strictObject({ suppliers: z.array(supplierOfGoodsSchema) }),
    refusals: [],
  },
  openProduct: {
    method: 'POST',
    path: '/vetting/products',
    summary: 'Opens a product of a supplier',
    access: { staff: GOODS_WORK },
    body: openProductSchema,
    result: productFileSchema,
    status: 201,
    refusals: ['GOODS.SUPPLIER_NOT_FOUND'],
  },
  changeProduct: {
    method: 'PUT',
    path: '/vetting/products/:id',
    summary: 'Changes what is declared; what was approved goes back to review when it matters',
    access: { staff: GOODS_WORK },
    params,
    body: changeProductSchema,
    result: productFileSchema,
    refusals: ['GOODS.NOT_FOUND', 'GOODS.NOT_NOW', 'GOODS.UNDER_REVIEW', 'HEARTH.CHANGED_MEANWHILE'],
  },
  turnProduct: {
    method: 'POST',
    path: '/vetting/products/:id/turn',
    summary: 'Hands a product in, or retires it',
    access: { staff: GOODS_WORK },
    params,
    body: turnProductSchema,
    result: productFileSchema,
    refusals: TURNED,
  },
  judgeProduct: {
    method: 'POST',
    path: '/vetting/products/:id/judge',
    summary: 'Passes or returns the papers of a product, or throws it out',
    access: { staff: GOODS_JUDGE },
    params,
    body: judgeProductSchema,
    result: productFileSchema,
    refusals: TURNED,
  },
});
