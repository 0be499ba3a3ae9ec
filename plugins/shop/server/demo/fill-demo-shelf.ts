import { unwrap } from '@hearth/cms/kernel';
import type { DemoStage } from '@hearth/cms/platform';
import { z } from 'zod';
import { makeOfferSchema, makeVariantSchema, termsSchema, type Terms } from '../../contract';
import { makeOffer } from '../offers/make-offer';
import { moveOffer } from '../offers/move-offer';
import type { Shop } from '../shop-wiring';
import { moveStock } from '../stock/move-stock';
import { setTerms } from '../terms/set-terms';
import { makeVariant } from '../variants/make-variant';

const DAY = 86_400_000;

/** What the demo's shop sells (演示货架): goods of the demo by their names, each with its stock and its offer. */
export const shopFileSchema = z.array(
  z.strictObject({
    goods: z.string().min(1),
    ...makeVariantSchema.omit({ product: true }).shape,
    stock: z.int().min(1),
    ...makeOfferSchema.pick({
      price: true,
      basePrice: true,
      basis: true,
      basisProof: true,
      perBuyer: true,
      promise: true,
    }).shape,
    /** For how many days from now it is on sale. */
    days: z.int().min(1),
    /** Who brings it and what is agreed with them. */
    terms: z.strictObject({
      supplier: z.string().min(1),
      ...termsSchema.pick({ payee: true, village: true, goodsKind: true, freightFen: true }).shape,
      basisPoints: z.int().min(0).max(10_000),
    }),
  }),
);

/** Puts the vetted goods of the demo on the shelf, as the shop's keeper would: a variant of each, its stock, an offer that is open. */
export async function fillDemoShelf(
  { stock: stocking, offers }: Pick<Shop, 'stock' | 'offers'>,
  { cast, file, made }: Pick<DemoStage, 'cast' | 'file' | 'made'>,
  now: Date,
): Promise<void> {
  const keeper = cast('shop-keeper');
  const moment = (days: number): string => new Date(now.getTime() + days * DAY).toISOString();
  for (const { goods, title, spec, weightG, stock, days, terms, ...offer } of shopFileSchema.parse(file('shop.json'))) {
    const product = made.get(`goods:${goods}`);
    if (product === undefined) throw new Error(`The demo sells unknown goods: ${goods}`);
    const supplier = made.get(`supplier:${terms.supplier}`);
    if (supplier === undefined) throw new Error(`The demo pays an unknown supplier: ${terms.supplier}`);
    const { id: variant } = unwrap(await makeVariant(stocking, keeper, { product, title, spec, weightG }));
    const came = { kind: 'received', quantity: stock, reason: '首批到货', lot: null } as const;
    unwrap(await moveStock(stocking, keeper, { id: variant, ...came }));
    const open = {
      opensAt: moment(-1 / 24),
      closesAt: moment(days),
      payMinutes: 15,
      total: null,
      claims: [],
      freightRule: null,
      deposit: null,
      balanceFrom: null,
      balanceUntil: null,
    };
    const { id, version } = unwrap(await makeOffer(offers, keeper, { ...offer, ...open, variant }));
    const set = unwrap(await setTerms(offers, keeper, { ...termsOf(terms, supplier), id, version }));
    unwrap(await moveOffer(offers, keeper, { id, version: set.version, event: 'open' }));
  }
}

type DemoTerms = z.output<typeof shopFileSchema>[number]['terms'];

/** Most of each yuan is the supplier's; freight is in the price, and what is left is the station's work. */
const termsOf = ({ payee, village, goodsKind, freightFen, basisPoints }: DemoTerms, supplier: string): Terms =>
  termsSchema.parse({
    ...{ mode: 'station', supplier, payee, village, goodsKind, freightFen },
    part: { by: 'share', basisPoints },
  });
