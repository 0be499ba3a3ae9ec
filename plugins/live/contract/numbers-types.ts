import { z } from 'zod';
import { figureNames } from './numbers-figures';
import { sessionStates } from './session-types';

/** Where a figure comes from: the house’s own rows. Those of platforms stand by themselves, each with its platform. */
export const figureOrigin = z.literal('own');

/** Whether a figure may still change (暂估、已结). */
export const finalities = ['provisional', 'settled'] as const;

/** Whether a figure may still change. */
export type Finality = (typeof finalities)[number];

/** A figure with its value; null where it cannot be said, such as a rate of nothing. */
export const shownFigureSchema = z.strictObject({
  name: z.enum(figureNames),
  value: z.number().nullable(),
  finality: z.enum(finalities),
  origin: figureOrigin,
  asOf: z.iso.datetime(),
});

/** A figure with its value. */
export type ShownFigure = z.output<typeof shownFigureSchema>;

const title = z.record(z.string(), z.string());

/** What one item did (商品漏斗): shown to so many, opened, ordered, paid. */
export const itemFunnelSchema = z.strictObject({
  offer: z.uuid(),
  product: z.uuid(),
  title,
  spec: z.string(),
  /** Different viewers present at its pins, and their seconds together. */
  exposed: z.int(),
  seconds: z.number(),
  clicked: z.int(),
  placed: z.int(),
  paid: z.int(),
  units: z.int(),
  /** In fen, before coupons and freight. */
  goods: z.int(),
});

/** What one item did. */
export type ItemFunnel = z.output<typeof itemFunnelSchema>;

/** How a live stood at a moment; noted every ten seconds while it is on. */
export const boardSampleSchema = z.strictObject({
  at: z.iso.datetime(),
  concurrent: z.int(),
  orders: z.int(),
  net: z.int(),
});

/** How a live stood at a moment. */
export type BoardSample = z.output<typeof boardSampleSchema>;

/** A live as its figures name it. */
export const countedSessionSchema = z.strictObject({
  id: z.uuid(),
  station: z.string(),
  title: z.string(),
  state: z.enum(sessionStates),
  isRehearsal: z.boolean(),
  plannedAt: z.iso.datetime(),
  beganAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});

/** A live as its figures name it. */
export type CountedSession = z.output<typeof countedSessionSchema>;

/** All figures of a live (数据看板). */
export const numbersBoardSchema = z.strictObject({
  session: countedSessionSchema,
  asOf: z.iso.datetime(),
  figures: z.array(shownFigureSchema),
  items: z.array(itemFunnelSchema),
  samples: z.array(boardSampleSchema),
});

/** All figures of a live. */
export type NumbersBoard = z.output<typeof numbersBoardSchema>;

/** Fewer people than this are never counted on a screen that everybody sees (匿名下限). */
export const FEWEST_SHOWN = 5;

/** What a big screen shows to everybody (公开大屏). What could be traced to few people is not there: its value is null. */
export const bigScreenSchema = z.strictObject({
  title: z.string(),
  state: z.enum(sessionStates),
  isRehearsal: z.boolean(),
  beganAt: z.iso.datetime().nullable(),
  asOf: z.iso.datetime(),
  figures: z.array(shownFigureSchema),
  items: z.array(z.strictObject({ title, spec: z.string(), exposed: z.int(), units: z.int().nullable() })),
  samples: z.array(boardSampleSchema.pick({ at: true, concurrent: true })),
});

/** What a big screen shows to everybody. */
export type BigScreen = z.output<typeof bigScreenSchema>;

/** A link to a big screen (大屏链接). What it carries is told once, when it is made. */
export const screenLinkSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  madeAt: z.iso.datetime(),
  until: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  /** When somebody last looked at it. */
  seenAt: z.iso.datetime().nullable(),
});

/** A link to a big screen. */
export type ScreenLink = z.output<typeof screenLinkSchema>;
