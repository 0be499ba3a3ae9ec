import { z } from 'zod';
import { channelPlatforms } from './channel-types';
import { postingStates } from './delivery-types';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';
import { writtenText } from './text';

/** Where an order of takedown (撤稿令) stands. */
export const takedownStates = ['proposed', 'declined', 'ordered', 'cleared', 'sealed', 'lifting', 'lifted'] as const;

/** Where an order of takedown stands. */
export type TakedownState = (typeof takedownStates)[number];

/** What can happen to an order of takedown. */
export const takedownEvents = ['order', 'decline', 'clear', 'reappear', 'seal', 'ask_lift', 'keep', 'lift'] as const;

/** Something that happens to an order of takedown. */
export type TakedownEvent = (typeof takedownEvents)[number];

const documentId = z.string().regex(/^[a-z0-9]{10,40}$/);

/** More than this nobody has looked at one by one. */
export const MOST_CHOSEN = 10_000;

/**
 * What an order is to hit (撤稿范围). A search is by words, by the account on which something stands, or by both; what it found is named
 * one by one, as it was seen in the preview.
 */
export const takedownScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('manuscript'), documentId }),
  z.strictObject({ kind: z.literal('lineage'), documentId }),
  z.strictObject({ kind: z.literal('package'), package: z.uuid() }),
  z.strictObject({ kind: z.literal('asset'), asset: z.string().regex(/^[\w-]{6,120}$/) }),
  z.strictObject({
    kind: z.literal('search'),
    text: writtenText(60).default(''),
    channel: z.uuid().nullable().default(null),
    chosen: z.array(documentId).max(MOST_CHOSEN),
  }),
]);

/** What an order is to hit. */
export type TakedownScope = z.output<typeof takedownScope>;

/** How a manuscript came to be hit. */
export const takedownVias = ['named', 'lineage', 'package', 'asset', 'search'] as const;

/** How a manuscript came to be hit. */
export type TakedownVia = (typeof takedownVias)[number];

/** A manuscript in one language that an order hits, with what stands where. */
export const takedownHit = z.strictObject({
  documentId: z.string(),
  locale: contentLocaleSchema,
  station: stationSlug,
  title: z.string(),
  via: z.enum(takedownVias),
  isPublic: z.boolean(),
  posted: z.int(),
  waiting: z.int(),
});

/** A manuscript that an order hits. */
export type TakedownHit = z.output<typeof takedownHit>;

/** An order as somebody writes it: whose, why, what, who answers for it and in how many minutes it has to be done. */
export const takedownBody = z.strictObject({
  number: writtenText(60).min(1),
  authority: z.enum(['inside', 'superior']),
  issuer: writtenText(80).min(1),
  reason: writtenText(500).min(2),
  /** What readers are told in its place; empty: the house's own sentence. */
  publicNote: writtenText(200).default(''),
  scope: takedownScope,
  responsible: z.uuid(),
  minutes: z.int().min(1).max(1440).default(10),
});

/** An order as somebody writes it. */
export type TakedownBody = z.output<typeof takedownBody>;

const named = z.strictObject({ person: z.uuid(), name: z.string() });

/** An order as lists show it. */
export const takedown = z.strictObject({
  id: z.uuid(),
  station: stationSlug,
  number: z.string(),
  authority: z.enum(['inside', 'superior']),
  issuer: z.string(),
  reason: z.string(),
  publicNote: z.string(),
  scope: takedownScope,
  state: z.enum(takedownStates),
  responsible: named,
  minutes: z.int(),
  proposedBy: named.nullable(),
  orderedBy: named.nullable(),
  sealedBy: named.nullable(),
  liftAskedBy: named.nullable(),
  orderedAt: moment.nullable(),
  dueAt: moment.nullable(),
  escalatedAt: moment.nullable(),
  clearedAt: moment.nullable(),
  sealedAt: moment.nullable(),
  evidenceHash: z.string().nullable(),
  declinedReason: z.string().nullable(),
  title: z.string(),
  targets: z.int(),
  /** Addresses that are watched, and how many of them are settled. */
  watched: z.int(),
  settled: z.int(),
  allowed: z.array(z.enum(takedownEvents)),
  createdAt: moment,
  version: z.int32(),
});

/** An order as lists show it. */
export type Takedown = z.output<typeof takedown>;

/** One look at an address. */
export const takedownProbe = z.strictObject({
  at: moment,
  url: z.string().nullable(),
  saw: z.enum(['gone', 'visible', 'unclear', 'confirmed']),
  status: z.int().nullable(),
  hash: z.string().nullable(),
  note: z.string().nullable(),
  by: z.string().nullable(),
});

/** One look at an address. */
export type TakedownProbe = z.output<typeof takedownProbe>;

/** An address that is watched until it is gone: our own page, or a post on an account. */
export const takedownWatch = z.strictObject({
  id: z.uuid(),
  documentId: z.string(),
  locale: contentLocaleSchema,
  title: z.string(),
  url: z.string().nullable(),
  state: z.enum(['watching', 'gone', 'never', 'by_hand']),
  account: z
    .strictObject({
      delivery: z.uuid(),
      name: z.string(),
      platform: z.enum(channelPlatforms),
      state: z.enum(postingStates),
    })
    .nullable(),
  looks: z.int(),
  nextAt: moment.nullable(),
  settledAt: moment.nullable(),
  last: takedownProbe.nullable(),
});

/** An address that is watched until it is gone. */
export type TakedownWatch = z.output<typeof takedownWatch>;

/** An order with all that it hits, watches and saw. */
export const wholeTakedown = z.strictObject({
  order: takedown,
  targets: z.array(
    z.strictObject({
      documentId: z.string(),
      locale: contentLocaleSchema,
      title: z.string(),
      via: z.enum(takedownVias),
      revision: z.int(),
      hash: z.string(),
      wasPublic: z.boolean(),
    }),
  ),
  watches: z.array(takedownWatch),
});

/** An order with all that it hits, watches and saw. */
export type WholeTakedown = z.output<typeof wholeTakedown>;

/** Words that resemble something that was taken down (近似稿), and who lets them pass all the same. */
export const blockedCopy = z.strictObject({
  order: z.uuid(),
  number: z.string(),
  title: z.string(),
  /** 0 to 1: how much of the shorter text stands in the other. */
  likeness: z.number(),
  override: z
    .strictObject({ id: z.uuid(), reason: z.string(), first: z.string(), second: z.string().nullable() })
    .nullable(),
});

/** Words that resemble something that was taken down. */
export type BlockedCopy = z.output<typeof blockedCopy>;
