import { definePort } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { z } from 'zod';
import { productCategory, type ProductCategory } from './categories';
import { claimKind, evidenceSchema } from './claims';
import { paperKind } from './paper-kinds';
import { supplierKinds } from './supplier-types';

const both = z.strictObject({ 'zh-Hans': z.string(), en: z.string() });

/** Who sells, as the law wants it shown 经营者信息. A person's own address and number are nobody's business: the station answers for them. */
export const shownSellerSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(supplierKinds),
  /** The region as people say it. */
  place: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  uscc: z.string().nullable(),
});

/** Who sells. */
export type ShownSeller = z.output<typeof shownSellerSchema>;

/** A paper that anybody may look at; its address is good for a quarter of an hour and more. */
export const shownPaperSchema = z.strictObject({
  id: z.uuid(),
  kind: paperKind,
  name: both,
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  validTo: z.iso.date().nullable(),
  pages: z.int(),
  type: z.string(),
  url: z.string(),
});

/** A paper that anybody may look at. */
export type ShownPaper = z.output<typeof shownPaperSchema>;

/** What may be said of goods today, and the pages that prove it. */
export const shownClaimSchema = z.strictObject({
  text: z.string(),
  kind: claimKind,
  evidence: z.array(evidenceSchema),
});

/** What may be said of goods today. */
export type ShownClaim = z.output<typeof shownClaimSchema>;

/** Goods as buyers see them 商品公示: what was vetted and holds today, and nothing else. */
export const shownGoodsSchema = z.strictObject({
  product: z.uuid(),
  category: productCategory,
  categoryName: both,
  seller: shownSellerSchema,
  /** The front of the label as it was vetted. */
  picture: z.string().nullable(),
  facts: z.strictObject({
    origin: z.string(),
    maker: z.string(),
    netWeight: z.string(),
    storage: z.string(),
    shelfLifeDays: z.int().nullable(),
    recipe: z.string(),
    allergens: z.array(z.string()),
    story: z.string(),
    welfare: z.boolean(),
  }),
  papers: z.array(shownPaperSchema),
  claims: z.array(shownClaimSchema),
});

/** Goods as buyers see them. */
export type ShownGoods = z.output<typeof shownGoodsSchema>;

/** Tells what of goods is shown to everybody (商品公示). */
export type GoodsShower = {
  /** Products that may not be shown now are not among the answers. */
  of(products: readonly string[]): Promise<ReadonlyMap<string, ShownGoods>>;
  /** Under which category products were approved, whether or not they may be shown now; read in the caller's transaction. */
  categoriesOf(tx: Tx, products: readonly string[]): Promise<ReadonlyMap<string, ProductCategory>>;
};

/** Where it is found. */
export const shownGoodsPort = definePort<GoodsShower>('vetting.shown-goods');
