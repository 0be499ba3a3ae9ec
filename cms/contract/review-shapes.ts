import { z } from 'zod';
import { reviewLevel, reviewRules } from './review-policy';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';

/** The states of a manuscript's review (审校状态). */
export const reviewStates = [
  'writing',
  'l1',
  'l2',
  'l3',
  'returned',
  'signed',
  'held',
  'emergency',
  'spiked',
  'sealed',
] as const;

/** A state of a manuscript's review. */
export type ReviewState = (typeof reviewStates)[number];

/** What happens to a manuscript under review. The events named after levels say where it goes. */
export const reviewEvents = [
  'to_l1',
  'to_l2',
  'to_l3',
  'sign',
  'send_back',
  'edit',
  'hold',
  'spike',
  'unspike',
  'order_emergency',
  'advance',
  'seal',
  'unseal',
  'renew',
] as const;

/** Something that happens to a manuscript under review. */
export type ReviewEvent = (typeof reviewEvents)[number];

/** What a person may do about a manuscript now; buttons and routes both ask for it. */
export const reviewDeeds = [
  'submit',
  'submit_l2',
  'submit_l3',
  'claim',
  'release_claim',
  'pass',
  'send_back',
  'proof',
  'claim_proof',
  'release_proof',
  'hold',
  'resume',
  'spike',
  'unspike',
  'order_emergency',
] as const;

/** What a person may do about a manuscript under review. */
export type ReviewDeed = (typeof reviewDeeds)[number];

/** Why a manuscript was returned (退稿原因). */
export const returnReasons = [
  'fact',
  'source',
  'policy',
  'wording',
  'title',
  'picture',
  'law',
  'duplicate',
  'structure',
  'other',
] as const;

/** Why a manuscript was returned. */
export type ReturnReason = (typeof returnReasons)[number];

/** A signature (签名): a person answers for exactly these bytes. */
export const signature = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['review', 'proof', 'direct', 'emergency']),
  level: z.int().min(0).max(3),
  person: z.uuid(),
  name: z.string(),
  onBehalfOf: z.string().nullable(),
  revision: z.int(),
  hash: z.string(),
  /** Errors that a proofreader found, for the error rate. */
  errors: z.int().nullable(),
  note: z.string().nullable(),
  at: moment,
  /** Whether it covers the words as they stand now, and what carried it here when they were edited since. */
  covers: z.boolean(),
  carriedBy: z.string().nullable(),
});

/** A signature as the API tells it. */
export type Signature = z.output<typeof signature>;

/** What a level or proof still waits for before the manuscript may go out. */
export const stillWanted = z.strictObject({ kind: z.enum(['review', 'proof']), level: reviewLevel });

/** A manuscript's review as one person sees it. */
export const reviewCase = z.strictObject({
  id: z.uuid(),
  station: stationSlug,
  documentId: z.string(),
  locale: contentLocaleSchema,
  title: z.string(),
  state: z.enum(reviewStates),
  /** The level that has to act next; null where nobody has to. */
  level: reviewLevel.nullable(),
  revision: z.int(),
  hash: z.string(),
  author: z.string(),
  dueAt: moment.nullable(),
  claimedBy: z.strictObject({ person: z.uuid(), name: z.string(), until: moment }).nullable(),
  /** Who reads a proof now (校对认领), beside whoever reviews. */
  proofBy: z.strictObject({ person: z.uuid(), name: z.string(), until: moment }).nullable(),
  returned: z
    .strictObject({
      from: reviewLevel,
      reason: z.enum(returnReasons),
      note: z.string(),
      by: z.string(),
      at: moment,
      /** Whether a proofreader returned it, beside the review of that level. */
      proof: z.boolean(),
    })
    .nullable(),
  heldUntil: moment.nullable(),
  emergency: z.strictObject({ by: z.string(), reason: z.string(), dueAt: moment, missed: z.boolean() }).nullable(),
  signatures: z.array(signature),
  missing: z.array(stillWanted),
  rules: reviewRules,
  allowed: z.array(z.enum(reviewDeeds)),
  /** What the words are compared with first: one's own last signature, else that of the level below. */
  since: z
    .strictObject({ revision: z.int(), whose: z.enum(['mine', 'below']), name: z.string(), changed: z.boolean() })
    .nullable(),
  /** Remarks that keep it from being signed. */
  openMarks: z.int(),
  /** What machine checks found red in these words and nobody waived; it keeps a review from being signed. */
  openReds: z.int(),
  /** Whether readers can meet it now, here or on an account. */
  isOut: z.boolean(),
  version: z.int32(),
});

/** A manuscript's review as one person sees it. */
export type ReviewCase = z.output<typeof reviewCase>;

/** A manuscript as a line of the review inbox (审稿箱). */
export const inboxLine = z.strictObject({
  id: z.uuid(),
  documentId: z.string(),
  locale: contentLocaleSchema,
  station: stationSlug,
  title: z.string(),
  state: z.enum(reviewStates),
  level: reviewLevel.nullable(),
  author: z.string(),
  dueAt: moment.nullable(),
  claimedBy: z.string().nullable(),
  /** The proofs that nobody signed for these words yet. */
  proofs: z.array(reviewLevel),
  /** Who reads a proof now. */
  proofBy: z.string().nullable(),
  changedAt: moment,
});

/** A line of the review inbox. */
export type InboxLine = z.output<typeof inboxLine>;
