import { z } from 'zod';
import { channelLanes, channelPlatforms, columnTarget, embargo, missedPolicy } from './channel-types';
import { DELIVERIES_READ } from './deliveries';
import { delivery } from './delivery-types';
import { editionContent, editionProblem, rulePack } from './edition-types';
import { httpContract } from './http';
import { reviewLevel } from './review-policy';
import { mediaFact } from './media-limits';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';

/** Edits editions by hand and plans them. */
export const EDITIONS_WRITE = 'plugin::cms.editions.write';

const READ = { staff: DELIVERIES_READ } as const;
const WRITE = { staff: EDITIONS_WRITE } as const;
const which = { documentId: z.string().regex(/^[a-z0-9]{20,32}$/), locale: contentLocaleSchema };
const on = { ...which, channel: z.uuid(), version: z.int32().min(0).max(1_000_000_000) };
const step = z.strictObject({ kind: z.enum(['review', 'proof']), level: reviewLevel });
const CHANGED = 'HEARTH.CHANGED_MEANWHILE';

/** What somebody planned for one story on one account; null leaves it to the column. */
export const editionPlan = z.strictObject({
  /** False: the story does not go out on this account. */
  wanted: z.boolean(),
  dueAt: moment.nullable(),
  endsAt: moment.nullable(),
  embargo: embargo.nullable(),
  missed: missedPolicy.nullable(),
});

/** What somebody planned for one story on one account. */
export type EditionPlan = z.output<typeof editionPlan>;

/**
 * What saying whether and when a story goes out on an account does: `before` its signature it is only noted; afterwards it `adds` the
 * delivery that is missing, `revives` one that was taken back, `moves` one that waits, or counts for the `next` words.
 */
export const editionPlannings = ['before', 'adds', 'revives', 'moves', 'next'] as const;

/** What saying whether and when a story goes out on an account does. */
export type EditionPlanning = (typeof editionPlannings)[number];

/** One account's edition (渠道稿) of a story as people see it. */
export const editionLine = z.strictObject({
  channel: z.strictObject({
    ...{ id: z.uuid(), name: z.string(), account: z.string() },
    ...{ platform: z.enum(channelPlatforms), lane: z.enum(channelLanes), active: z.boolean() },
  }),
  pack: rulePack,
  /** What the column says of this account; null when it does not go out on it by itself. */
  target: columnTarget.nullable(),
  plan: editionPlan.nullable(),
  /** What it would be given now: derived, or edited by hand. */
  content: editionContent,
  derived: editionContent,
  handEdited: z.boolean(),
  /** The story was changed after the words were edited by hand: look at them again. */
  isStale: z.boolean(),
  editedBy: z.string().nullable(),
  /** What signatures of a hand-edited edition cover: its words, and those of the story that they were made from. */
  hash: z.string(),
  problems: z.array(editionProblem),
  signed: z.array(step.extend({ name: z.string(), at: moment })),
  missing: z.array(step),
  maySign: z.array(step),
  delivery: delivery.nullable(),
  planning: z.enum(editionPlannings),
  version: z.int32(),
});

/** One account's edition of a story as people see it. */
export type EditionLine = z.output<typeof editionLine>;

/** A story and all its editions. */
export const editionMatrix = z.strictObject({
  ...which,
  station: stationSlug,
  column: z.string(),
  title: z.string(),
  revision: z.int(),
  hash: z.string(),
  state: z.string(),
  /** Whether signatures cover the story as it stands. */
  covered: z.boolean(),
  /** Pictures and film that editions may use. */
  media: z.strictObject({
    pictures: editionContent.shape.pictures,
    film: editionContent.shape.film,
    /** What is known of each of them, so that pages can check what somebody chooses. */
    facts: z.array(mediaFact),
  }),
  editions: z.array(editionLine),
  mayWrite: z.boolean(),
  mayManage: z.boolean(),
});

/** A story and all its editions. */
export type EditionMatrix = z.output<typeof editionMatrix>;

/** Editions (渠道稿): what each account is given of a story, by rule or by hand. */
export const editionsContract = httpContract('editions', {
  matrix: {
    method: 'GET',
    path: '/cms/editions/:documentId/:locale',
    summary:
      'A story and its edition for each account: the words, what is wrong with them, who signed, where it stands',
    access: READ,
    params: z.object(which),
    result: editionMatrix,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  write: {
    method: 'PUT',
    path: '/cms/editions',
    summary: 'Edit the words of one account by hand; they need signatures of their own',
    access: WRITE,
    body: z.strictObject({ ...on, masterHash: z.string().max(64), content: editionContent }),
    result: editionLine,
    refusals: [
      'HEARTH.NOT_FOUND',
      CHANGED,
      'EDITION.NOT_OF_THIS_STORY',
      'EDITION.NOT_ITS_CHANNEL',
      'EDITION.OWN_SURFACE',
      'EDITION.ON_ITS_WAY',
    ],
  },
  revert: {
    method: 'POST',
    path: '/cms/editions/revert',
    summary: 'Give up the words that were edited by hand; the derived ones are back',
    access: WRITE,
    body: z.strictObject(on),
    result: editionLine,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, 'EDITION.NOT_ITS_CHANNEL', 'EDITION.ON_ITS_WAY'],
  },
  plan: {
    method: 'PUT',
    path: '/cms/editions/plan',
    summary:
      'Say for one story on one account whether and when it goes out; nothing leaves it to the column. After the signature its delivery follows',
    access: WRITE,
    body: z.strictObject({ ...on, plan: editionPlan.nullable() }),
    result: editionLine,
    refusals: [
      'HEARTH.NOT_FOUND',
      CHANGED,
      'EDITION.NOT_ITS_CHANNEL',
      'HEARTH.NOT_ALLOWED',
      'DELIVERY.NOT_NOW',
      'DELIVERY.ENDS_BEFORE_IT_BEGINS',
    ],
  },
  sign: {
    method: 'POST',
    path: '/cms/editions/sign',
    summary: 'Sign the words of one account that were edited by hand',
    access: READ,
    body: z.strictObject({
      ...which,
      channel: z.uuid(),
      hash: z.string().max(64),
      ...step.shape,
      errors: z.int().min(0).max(999).default(0),
      note: z.string().trim().max(300).nullable(),
    }),
    result: editionLine,
    refusals: [
      'HEARTH.NOT_FOUND',
      CHANGED,
      'EDITION.NOT_EDITED',
      'EDITION.NOT_WANTED',
      'EDITION.UNFIT',
      'REVIEW.NOT_YOUR_LEVEL',
      'REVIEW.NOT_A_PROOFREADER',
      'REVIEW.PROOF_MISSING',
      'REVIEW.RED_FINDINGS',
      'REVIEW.SAME_PERSON',
    ],
  },
});
