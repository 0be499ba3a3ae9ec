import { z } from 'zod';
import { httpContract } from './http';
import { reviewLevel, reviewRules } from './review-policy';
import { waitLevels } from './command-types';
import { inboxLine, returnReasons, reviewCase } from './review-shapes';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';

const READ = { staff: 'plugin::cms.review.read' } as const;
const POLICY = { staff: 'plugin::cms.review.policy' } as const;
const which = z.object({ documentId: z.string().regex(/^[a-z0-9]{20,32}$/), locale: contentLocaleSchema });
/** What somebody saw when they pressed: the server refuses when the words have moved since. */
const seen = { hash: z.string().length(64), version: z.int32() } as const;
const refusals = [
  'HEARTH.NOT_FOUND',
  'HEARTH.CHANGED_MEANWHILE',
  'REVIEW.NOT_NOW',
  'REVIEW.NOT_YOUR_LEVEL',
  'REVIEW.WORDS_MOVED',
] as const;

/** Three reviews and three proofs (三审三校). */
export const reviewContract = httpContract('review', {
  inbox: {
    method: 'GET',
    path: '/cms/review/inbox',
    summary: 'What waits for me, the soonest due first; or all that is under review',
    access: READ,
    query: z.object({
      view: z.enum(['mine', 'proofs', 'all', 'returned', 'signed', 'overdue']).default('mine'),
      /** Only what waits at this level. */
      level: z.coerce.number().pipe(reviewLevel).optional(),
      /** Instead of a view: all that waits at this place of the command screen, whoever asks. */
      waits: z.enum(waitLevels).optional(),
      /** Of that, only what is late. */
      late: z.literal('yes').optional(),
      /** A station and all below it, as the command screen adds them up. */
      within: stationSlug.optional(),
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    result: z.strictObject({ items: z.array(inboxLine), next: z.string().nullable() }),
    refusals: [],
  },
  one: {
    method: 'GET',
    path: '/cms/review/manuscripts/:documentId/:locale',
    summary: 'The review of one manuscript in one language',
    access: READ,
    params: which,
    result: reviewCase,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  submit: {
    method: 'POST',
    path: '/cms/review/manuscripts/:documentId/:locale/submit',
    summary: '送审 Hand in for review; upwards past a level only where the rules allow it',
    access: READ,
    params: which,
    body: z.strictObject({ ...seen, to: reviewLevel.optional() }),
    result: reviewCase,
    refusals: [...refusals, 'REVIEW.NO_JUMP', 'REVIEW.UNFINISHED', 'REVIEW.PROOF_MISSING', 'REVIEW.BLOCKED_COPY'],
  },
  claim: {
    method: 'POST',
    path: '/cms/review/manuscripts/:documentId/:locale/claim',
    summary: '认领 Take the manuscript into one’s hands for a while, or give it back',
    access: READ,
    params: which,
    body: z.strictObject({ release: z.boolean().default(false), as: z.enum(['review', 'proof']).default('review') }),
    result: reviewCase,
    refusals: [...refusals, 'REVIEW.CLAIMED', 'REVIEW.SAME_PERSON', 'REVIEW.NOT_A_PROOFREADER'],
  },
  pass: {
    method: 'POST',
    path: '/cms/review/manuscripts/:documentId/:locale/pass',
    summary: '通过 Sign this level for exactly these words',
    access: READ,
    params: which,
    body: z.strictObject({ ...seen, note: z.string().trim().max(500).optional() }),
    result: reviewCase,
    refusals: [
      ...refusals,
      'REVIEW.SAME_PERSON',
      'REVIEW.CLAIMED',
      'REVIEW.PROOF_MISSING',
      'REVIEW.OPEN_MARKS',
      'REVIEW.RED_FINDINGS',
    ],
  },
  sendBack: {
    method: 'POST',
    path: '/cms/review/manuscripts/:documentId/:locale/send-back',
    summary: '退稿 Return it to the author with a reason',
    access: READ,
    params: which,
    body: z.strictObject({ ...seen, reason: z.enum(returnReasons), note: z.string().trim().min(1).max(500) }),
    result: reviewCase,
    refusals: [...refusals, 'REVIEW.CLAIMED'],
  },
  proof: {
    method: 'POST',
    path: '/cms/review/manuscripts/:documentId/:locale/proof',
    summary: '校对签名 Sign a proof for exactly these words',
    access: READ,
    params: which,
    body: z.strictObject({ ...seen, proof: reviewLevel, errors: z.int().min(0).max(999) }),
    result: reviewCase,
    refusals: [...refusals, 'REVIEW.SAME_PERSON', 'REVIEW.CLAIMED', 'REVIEW.OPEN_MARKS'],
  },
  hold: {
    method: 'POST',
    path: '/cms/review/manuscripts/:documentId/:locale/hold',
    summary: '压稿 Hold it until a day of review, or let it go on (without a day)',
    access: READ,
    params: which,
    body: z.strictObject({ ...seen, until: moment.nullable() }),
    result: reviewCase,
    refusals,
  },
  spike: {
    method: 'POST',
    path: '/cms/review/manuscripts/:documentId/:locale/spike',
    summary: '废稿 Put it aside, or take it back',
    access: READ,
    params: which,
    body: z.strictObject({ ...seen, back: z.boolean().default(false) }),
    result: reviewCase,
    refusals: [...refusals, 'REVIEW.STILL_OUT'],
  },
  renew: {
    method: 'POST',
    path: '/cms/review/manuscripts/:documentId/:locale/renew',
    summary: '重播重审 Have signed words signed anew, because it is long ago or the rules have changed',
    access: READ,
    params: which,
    body: z.strictObject(seen),
    result: reviewCase,
    refusals,
  },
  orderEmergency: {
    method: 'POST',
    path: '/cms/review/manuscripts/:documentId/:locale/emergency',
    summary: '先发后审 Order it out before it is reviewed in full; the full review has a deadline',
    access: READ,
    params: which,
    body: z.strictObject({ ...seen, reason: z.string().trim().min(4).max(300), reviewer: z.uuid() }),
    result: reviewCase,
    refusals: [...refusals, 'REVIEW.SAME_PERSON'],
  },
  policies: {
    method: 'GET',
    path: '/cms/review/policies',
    summary: 'The rules of the stations one sees, by column',
    access: READ,
    result: z.strictObject({
      policies: z.array(
        z.strictObject({
          station: stationSlug,
          column: z.string().nullable(),
          version: z.int32(),
          rules: reviewRules,
          by: z.string(),
          at: moment,
        }),
      ),
    }),
    refusals: [],
  },
  setPolicy: {
    method: 'PUT',
    path: '/cms/review/policies',
    summary:
      'A new version of the rules of a station or of one column; what is under review keeps the version it began with',
    access: POLICY,
    body: z.strictObject({
      station: stationSlug,
      column: z.string().max(64).nullable(),
      version: z.int32().min(0),
      rules: reviewRules,
    }),
    result: z.strictObject({ version: z.int32() }),
    refusals: ['HEARTH.CHANGED_MEANWHILE', 'HEARTH.NOT_ALLOWED'],
  },
});
