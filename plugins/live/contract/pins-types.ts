import { z } from 'zod';
import { pinnedProductSchema } from './room-types';

/** Who may pin goods and take them away, as the admin's roles name it. */
export const PINS_WRITE = 'plugin::live.pins.write';

/** Who may see what a live showed. */
export const PINS_READ = 'plugin::live.pins.read';

/** Who may set a price for some minutes, and open a group. */
export const PRICES_WRITE = 'plugin::live.prices.write';

/** Who may put a slip right in front of everybody. */
export const CORRECTIONS_WRITE = 'plugin::live.corrections.write';

/** Who may stop a live at once. */
export const STOP_LIVES = 'plugin::live.stop';

/** Why goods are pinned no more: others came, somebody took them away, vetting or the shop did, or the live is not on the air. */
export const unpinReasons = ['next', 'hand', 'gate', 'offer', 'off-air', 'stop'] as const;

/** Why goods are pinned no more (取下讲解的原因). */
export type UnpinReason = (typeof unpinReasons)[number];

const both = z.strictObject({ 'zh-Hans': z.string(), en: z.string() });
const fen = z.int();

/** Goods that were shown beside the picture, from when until when (讲解记录). */
export const pinSchema = z.strictObject({
  id: z.uuid(),
  session: z.uuid(),
  room: z.uuid(),
  item: z.uuid().nullable(),
  offer: z.uuid(),
  product: z.uuid(),
  title: both,
  spec: z.string(),
  /** As it was when it was pinned. */
  price: fen,
  pinnedAt: z.iso.datetime(),
  pinnedBy: z.string(),
  unpinnedAt: z.iso.datetime().nullable(),
  unpinnedBy: z.string().nullable(),
  why: z.enum(unpinReasons).nullable(),
  /** The reasons of the gate by their names, where it was the gate. */
  reasons: z.array(z.string()),
});

/** Goods that were shown beside the picture. */
export type Pin = z.output<typeof pinSchema>;

/** What stands on the shelf of a live, in the order of its run-of-show (货架). */
export const shelfEntrySchema = pinnedProductSchema.omit({ pin: true, since: true });

/** What stands on the shelf of a live. */
export type ShelfEntry = z.output<typeof shelfEntrySchema>;

/** What a live shows and showed. */
export const pinBoardSchema = z.strictObject({
  pinned: pinnedProductSchema.nullable(),
  shelf: z.array(shelfEntrySchema),
  /** The newest first. */
  pins: z.array(pinSchema),
  more: z.boolean(),
});

/** What a live shows and showed. */
export type PinBoard = z.output<typeof pinBoardSchema>;

/**
 * What is pinned: a line of the run-of-show, or an offer of the station. `instead` is what whoever presses saw pinned, so that of two presses
 * at once the second is told of the first; the pin before is pinned again the same way (撤销).
 */
export const pinGoodsSchema = z
  .strictObject({
    item: z.uuid().nullable().default(null),
    offer: z.uuid().nullable().default(null),
    instead: z.uuid().nullable(),
  })
  .refine(({ item, offer }) => (item === null) !== (offer === null), {
    path: ['offer'],
    message: '流程项和报价只填一个 / either a line of the run-of-show or an offer',
  })
  .meta({ examples: [{ item: null, offer: '0195f000-0000-7000-8000-00000000c0de', instead: null }] });

/** What is pinned. */
export type PinGoods = z.output<typeof pinGoodsSchema>;

/** Why a price for some minutes is over. */
export const priceEnds = ['time', 'hand', 'gate', 'off-air', 'stop'] as const;

/** Why a price for some minutes is over (限时价结束的原因). */
export type PriceEnd = (typeof priceEnds)[number];

/** Seconds of announcement and minutes of sale within which a price for some minutes lies (限时价的时限). */
export const PRICE_LIMITS = { countdown: { min: 10, max: 300 }, minutes: { min: 1, max: 20 } } as const;

/** What it takes to set a price for some minutes (限时价). */
export const openPriceSchema = z
  .strictObject({
    /** The offer that goes on beside it. */
    offer: z.uuid(),
    price: z.int().min(1).max(100_000_000),
    total: z.int().min(1).max(100_000),
    perBuyer: z.int().min(1).max(99),
    /** Seconds until it begins. */
    countdown: z.int().min(PRICE_LIMITS.countdown.min).max(PRICE_LIMITS.countdown.max).default(10),
    minutes: z.int().min(PRICE_LIMITS.minutes.min).max(PRICE_LIMITS.minutes.max),
  })
  .refine(({ total, perBuyer }) => perBuyer <= total, {
    path: ['perBuyer'],
    message: '每人限购不能多于总量 / a buyer cannot have more than there are',
  });

/** What it takes to set a price for some minutes. */
export type OpenPrice = z.output<typeof openPriceSchema>;

/** A price for some minutes (限时价). */
export const livePriceSchema = z.strictObject({
  id: z.uuid(),
  session: z.uuid(),
  /** The offer that goes on beside it, and the one that it is. */
  usual: z.uuid(),
  offer: z.uuid(),
  product: z.uuid(),
  title: z.string(),
  price: fen,
  /** What it is crossed out against: a price at which somebody bought; null where nobody did. */
  basePrice: fen.nullable(),
  total: z.int(),
  perBuyer: z.int(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  madeBy: z.string(),
  endedAt: z.iso.datetime().nullable(),
  why: z.enum(priceEnds).nullable(),
});

/** A price for some minutes. */
export type LivePrice = z.output<typeof livePriceSchema>;

/**
 * Which price of goods is shown where there are several (价格优先级): one for some minutes goes before that of its offer. No coupon counts for
 * it, so that nothing is taken off twice.
 */
export const pricePrecedence = ['limited', 'offer'] as const;
