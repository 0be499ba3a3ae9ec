import { httpContract } from '@hearth/cms/contract';
import { shownGoodsSchema, shownSellerSchema } from '@hearth/vetting/contract';
import { z } from 'zod';
import { shownOfferSchema } from './offers';
import { returnRule } from './return-rule';

/** An offer on the shelf (货架): who sells it stands beside the price. */
export const shelfOfferSchema = shownOfferSchema.extend({
  seller: shownSellerSchema.pick({ name: true, kind: true, place: true }),
  /** The front of the label as it was vetted. */
  picture: z.string().nullable(),
  category: z.string(),
  welfare: z.boolean(),
  returns: returnRule,
});

/** An offer on the shelf. */
export type ShelfOffer = z.output<typeof shelfOfferSchema>;

/** The page of an offer (商品页), with what was vetted. */
export const offerPageSchema = shownOfferSchema.extend({ returns: returnRule, goods: shownGoodsSchema });

/** The page of an offer. */
export type OfferPage = z.output<typeof offerPageSchema>;

/** What anybody may ask about offers. */
export const shelfContract = httpContract('shop', {
  shelf: {
    method: 'GET',
    path: '/api/shop/offers',
    summary: 'What a station sells now; what may not be shown is not listed',
    access: 'public',
    query: z.strictObject({ station: z.string().min(1).max(60) }),
    result: z.strictObject({ offers: z.array(shelfOfferSchema) }),
    refusals: [],
    perMinute: 3000,
  },
  offer: {
    method: 'GET',
    path: '/api/shop/offers/:id',
    summary: 'The page of an offer: price and basis, who sells, what was vetted and proves the claims',
    access: 'public',
    params: z.object({ id: z.uuid() }),
    result: offerPageSchema,
    refusals: ['SHOP.OFFER_NOT_FOUND'],
    perMinute: 3000,
  },
});
