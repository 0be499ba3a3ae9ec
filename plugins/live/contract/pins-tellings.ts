import { z } from 'zod';
import { unpinReasons } from './pins-types';
import { openToolSchema, pinnedProductSchema, roomSnapshotSchema } from './room-types';

const at = z.iso.datetime();

/** Goods are shown now; whatever was shown before is shown no more. */
export const pinnedTellingSchema = z.strictObject({ type: z.literal('pinned'), at, pinned: pinnedProductSchema });

/** Nothing is shown now, and why. */
export const unpinnedTellingSchema = z.strictObject({
  type: z.literal('unpinned'),
  at,
  pin: z.uuid(),
  why: z.enum(unpinReasons),
  reasons: z.array(z.string()),
});

/** Prices that changed: of whatever is pinned or stands on the shelf with the offer `was`. */
export const priceTellingSchema = z.strictObject({
  type: z.literal('price'),
  at,
  prices: z.array(
    z.strictObject({
      was: z.uuid(),
      offer: z.uuid(),
      price: z.int(),
      basePrice: z.int().nullable(),
      left: z.int().nullable(),
      endsAt: z.iso.datetime().nullable(),
    }),
  ),
});

/** A price that changed. */
export type ToldPrice = z.output<typeof priceTellingSchema>['prices'][number];

/** What may still be had of offers, at most ninety-nine; nothing is sold out (售罄). */
export const stockTellingSchema = z.strictObject({
  type: z.literal('stock'),
  at,
  left: z.array(z.strictObject({ offer: z.uuid(), left: z.int() })),
});

/** What is left of an offer. */
export type ToldStock = z.output<typeof stockTellingSchema>['left'][number];

/** A price for some minutes was announced. */
export const toolOpenedTellingSchema = z.strictObject({ type: z.literal('tool-opened'), at, tool: openToolSchema });

/** One is over. */
export const toolClosedTellingSchema = z.strictObject({
  type: z.literal('tool-closed'),
  at,
  kind: openToolSchema.shape.kind,
  id: z.uuid(),
});

/** A word over the picture that cannot be closed, until it is told to be shown no more. */
export const overlayTellingSchema = z.strictObject({
  type: z.literal('overlay'),
  at,
  id: z.uuid(),
  kind: roomSnapshotSchema.shape.overlays.element.shape.kind,
  text: z.string(),
  shown: z.boolean(),
});

/** What pins, prices and corrections tell a room (讲解、价格、库存、纠错的房间消息). */
export const pinTellingSchema = z.discriminatedUnion('type', [
  pinnedTellingSchema,
  unpinnedTellingSchema,
  priceTellingSchema,
  stockTellingSchema,
  toolOpenedTellingSchema,
  toolClosedTellingSchema,
  overlayTellingSchema,
]);

/** What pins, prices and corrections tell a room. */
export type PinTelling = z.output<typeof pinTellingSchema>;
