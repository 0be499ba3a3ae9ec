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

/** Something that somebody answers for by name. */
const said = z.strictObject({ by: z.string(), reason: z.string(), at: moment });

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
  /** Who said that this account will never have them, and why (放弃更正). */
  givenUp: said.nullable(),
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

/**
 * Why another manuscript is proposed (连带原因): it holds the very words, is the same in the other language, is what this was made from,
 * was made from this, has an ancestor in common, or stands in a package with it.
 */
export const rippleVias = ['words', 'language', 'source', 'derived', 'sibling', 'package'] as const;

/** Why another manuscript is proposed. */
export type RippleVia = (typeof rippleVias)[number];

/** Another manuscript that may carry the wrong fact (连带稿件). */
export const rippleHit = z.strictObject({
  documentId: z.string(),
  locale: contentLocaleSchema,
  station: stationSlug,
  title: z.string(),
  isPublic: z.boolean(),
  posted: z.int(),
  via: z.array(z.enum(rippleVias)).min(1),
  /** The words around the wrong ones; empty where it does not hold these very words. */
  around: z.string(),
  /** Whether an order for it is open already. */
  hasOrder: z.boolean(),
  /** Who looked at it and left it as it is, and why. */
  left: said.nullable(),
});

/** Another manuscript that may carry the wrong fact. */
export type RippleHit = z.output<typeof rippleHit>;

/** A package in which the story stands; its own words are not a manuscript's and are mended by hand. */
export const ripplePackage = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  isPublic: z.boolean(),
  /** Whether its headline, introduction or notes hold the wrong words. */
  carries: z.boolean(),
});

/** A package in which the story stands. */
export type RipplePackage = z.output<typeof ripplePackage>;
