import { z } from 'zod';
import { channelPlatforms } from './channel-types';
import { postingStates } from './delivery-types';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';
import { writtenText } from './text';

/** Where an order of correction (更正令) stands: signed once the corrected words are, done once every account has them. */
export const correctionStates = ['proposed', 'open', 'signed', 'done', 'dropped'] as const;

/** Where an order of correction stands. */
export type CorrectionState = (typeof correctionStates)[number];

/** What can happen to an order of correction. */
export const correctionEvents = ['open', 'drop', 'sign', 'finish'] as const;

/** Something that happens to an order of correction. */
export type CorrectionEvent = (typeof correctionEvents)[number];

/** Whose mistake it was (差错归类). */
export const blameClasses = ['source', 'reporter', 'editor', 'proof', 'technical', 'other'] as const;

/** Whose mistake it was. */
export type BlameClass = (typeof blameClasses)[number];

/** How an account is corrected: the post itself, a new one in its place, a notice beside it, or by a person. */
export const correctionWays = ['edit', 'repost', 'notice', 'manual'] as const;

/** How an account is corrected. */
export type CorrectionWay = (typeof correctionWays)[number];

const documentId = z.string().regex(/^[a-z0-9]{10,40}$/);

/** A correction as somebody writes it. */
export const correctionBody = z.strictObject({
  documentId,
  locale: contentLocaleSchema,
  number: writtenText(60).min(1),
  oldFact: writtenText(300).min(1),
  newFact: writtenText(300).min(1),
  reason: writtenText(500).min(2),
  blame: z.enum(blameClasses),
  /** What readers are told beside the story; empty: nothing. */
  publicNote: writtenText(200).default(''),
});

/** A correction as somebody writes it. */
export type CorrectionBody = z.output<typeof correctionBody>;

/** An order of correction as lists show it. */
export const correctionOrder = z.strictObject({
  ...correctionBody.shape,
  id: z.uuid(),
  station: stationSlug,
  title: z.string(),
  publicNote: z.string(),
  state: z.enum(correctionStates),
  revisionFrom: z.int(),
  revisionTo: z.int().nullable(),
  proposedBy: z.string().nullable(),
  openedBy: z.string().nullable(),
  openedAt: moment.nullable(),
  signedAt: moment.nullable(),
  doneAt: moment.nullable(),
  droppedReason: z.string().nullable(),
  together: z.uuid(),
  allowed: z.array(z.enum(correctionEvents)),
  createdAt: moment,
  version: z.int32(),
});

/** An order of correction as lists show it. */
export type CorrectionOrder = z.output<typeof correctionOrder>;

/** How far a correction is on one account. */
export const correctionTrack = z.strictObject({
  channel: z.uuid(),
  name: z.string(),
  platform: z.enum(channelPlatforms),
  way: z.enum(correctionWays),
  /** The delivery that brings the corrected words; null where none was planned. */
  delivery: z.uuid().nullable(),
  state: z.enum(postingStates).nullable(),
  url: z.string().nullable(),
  /** The post with the wrong words that still stands there. */
  stands: z.string().nullable(),
  isDone: z.boolean(),
});

/** How far a correction is on one account. */
export type CorrectionTrack = z.output<typeof correctionTrack>;

/** An order of correction with how far it is everywhere, and the orders about the same fact. */
export const wholeCorrection = z.strictObject({
  order: correctionOrder,
  /** Whether our own app shows the corrected words. */
  isOut: z.boolean(),
  tracks: z.array(correctionTrack),
  together: z.array(correctionOrder),
});

/** An order of correction with how far it is everywhere. */
export type WholeCorrection = z.output<typeof wholeCorrection>;

/** Another manuscript that carries the same words (连带稿件). */
export const rippleHit = z.strictObject({
  documentId: z.string(),
  locale: contentLocaleSchema,
  station: stationSlug,
  title: z.string(),
  isPublic: z.boolean(),
  posted: z.int(),
  around: z.string(),
  /** Whether an order for it is open already. */
  hasOrder: z.boolean(),
});

/** Another manuscript that carries the same words. */
export type RippleHit = z.output<typeof rippleHit>;
