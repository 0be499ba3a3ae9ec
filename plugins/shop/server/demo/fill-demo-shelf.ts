import { unwrap } from '@hearth/cms/kernel';
import type { DemoStage } from '@hearth/cms/platform';
import { z } from 'zod';
import { makeOfferSchema, makeVariantSchema } from '../../contract';
import { makeOffer } from '../offers/make-offer';
import { moveOffer } from '../offers/move-offer';
import type { Shop } from '../shop-wiring';
import { moveStock } from '../stock/move-stock';
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
  for (const { goods, title, spec, weightG, stock, days, ...offer } of shopFileSchema.parse(file('shop.json'))) {
    const product = made.get(`goods:${goods}`);
    if (product === undefined) throw new Error(`The demo sells unknown goods: ${goods}`);
    const { id: variant } = unwrap(await makeVariant(stocking, keeper, { product, title, spec, weightG }));
    const came = { kind: 'received', quantity: stock, reason: '首批到货', lot: null } as const;
    unwrap(await moveStock(stocking, keeper, { id: variant, ...came }));
    const open = { opensAt: moment(-1 / 24), closesAt: moment(days), payMinutes: 15, total: null, claims: [] };
    const { id, version } = unwrap(await makeOffer(offers, keeper, { ...offer, ...open, variant }));
    unwrap(await moveOffer(offers, keeper, { id, version, event: 'open' }));
  }
}
