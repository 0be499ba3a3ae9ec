import { z } from 'zod';
import { checkSeverities } from './check-types';
import { httpContract } from './http';
import { reviewLevel } from './review-policy';
import { returnReasons, reviewStates } from './review-shapes';
import { fieldDiff } from './revisions';
import { moment } from './roster-types';
import { contentLocaleSchema } from './stories';
import { writtenText } from './text';

const READ = { staff: 'plugin::cms.review.read' } as const;
const token = z.string().regex(/^[\w-]{20,64}$/);
/** Six figures that only the signer knows (签名口令): the second factor beside the link. */
const pin = z.string().regex(/^\d{6}$/);
/** What the browser was given that opened the link first. */
const holder = z
  .string()
  .regex(/^[\w-]{20,64}$/)
  .optional();
const opened = { token, pin, holder } as const;
const DEAD = ['SIGN.NO_SUCH_LINK', 'SIGN.LINK_USED', 'SIGN.LINK_OVER', 'SIGN.LINK_DEAD'] as const;
const LOCKED = [...DEAD, 'SIGN.OTHER_DEVICE', 'SIGN.WRONG_PIN'] as const;
const MOVED = ['REVIEW.WORDS_MOVED', 'REVIEW.NOT_NOW', 'REVIEW.NOT_YOUR_LEVEL', 'REVIEW.CLAIMED'] as const;

/** What is signed on a phone, whole: words, pictures, findings, remarks, and what changed. */
export const signSheet = z.strictObject({
  signer: z.string(),
  level: reviewLevel,
  locale: contentLocaleSchema,
  title: z.string(),
  author: z.string(),
  column: z.string(),
  revision: z.int(),
  hash: z.string(),
  content: z.record(z.string(), z.unknown()),
  findings: z.array(
    z.strictObject({
      severity: z.enum(checkSeverities),
      text: z.string(),
      message: z.strictObject({ 'zh-Hans': z.string(), en: z.string() }),
      waived: z.boolean(),
    }),
  ),
  /** Remarks that are still open (批注). */
  marks: z.array(z.strictObject({ quote: z.string(), text: z.string(), name: z.string(), must: z.boolean() })),
  since: z
    .strictObject({ revision: z.int(), whose: z.enum(['mine', 'below']), name: z.string(), fields: z.array(fieldDiff) })
    .nullable(),
  expiresAt: moment,
  /** To be sent along from now on: the link is this browser's. */
  holder: z.string(),
});

/** What is signed on a phone. */
export type SignSheet = z.output<typeof signSheet>;

const signed = z.strictObject({ state: z.enum(reviewStates), level: reviewLevel, at: moment });

/** Signing on a phone by a link that works once (手机签发). */
export const signLinksContract = httpContract('sign-links', {
  pin: {
    method: 'GET',
    path: '/cms/sign-links/pin',
    summary: 'Whether one has a signing password',
    access: READ,
    result: z.strictObject({ isSet: z.boolean() }),
    refusals: [],
  },
  setPin: {
    method: 'PUT',
    path: '/cms/sign-links/pin',
    summary: '设签名口令 Set one’s signing password: six figures',
    access: READ,
    body: z.strictObject({ pin }),
    result: z.strictObject({ isSet: z.literal(true) }),
    refusals: [],
    perMinute: 10,
  },
  ask: {
    method: 'POST',
    path: '/cms/sign-links',
    summary:
      '要签发链接 A link for the level that has to act: for oneself, or sent to a colleague who holds that level',
    access: READ,
    body: z.strictObject({
      documentId: z.string().regex(/^[a-z0-9]{20,32}$/),
      locale: contentLocaleSchema,
      person: z.uuid().optional(),
    }),
    result: z.strictObject({
      /** Given to the person whose link it is, and to nobody else. */
      url: z.string().nullable(),
      sentTo: z.string().nullable(),
      expiresAt: moment,
    }),
    status: 201,
    refusals: [
      'HEARTH.NOT_FOUND',
      'REVIEW.NOT_NOW',
      'REVIEW.NOT_YOUR_LEVEL',
      'REVIEW.SAME_PERSON',
      'SIGN.NO_PIN',
      'SIGN.NOT_THEIRS',
      'SIGN.NO_WAY',
    ],
    perMinute: 20,
  },
  openToSign: {
    method: 'POST',
    path: '/api/sign/open',
    summary: 'Whether a link still works; tells nothing of the manuscript',
    access: 'public',
    body: z.strictObject({ token }),
    result: z.strictObject({ level: reviewLevel, expiresAt: moment }),
    refusals: [...DEAD],
    perMinute: 20,
  },
  readToSign: {
    method: 'POST',
    path: '/api/sign/read',
    summary: 'What there is to sign, for the signer’s password; binds the link to this browser',
    access: 'public',
    body: z.strictObject(opened),
    result: signSheet,
    refusals: [...LOCKED, 'REVIEW.WORDS_MOVED', 'REVIEW.NOT_NOW'],
    perMinute: 20,
  },
  passByLink: {
    method: 'POST',
    path: '/api/sign/pass',
    summary: '通过并签名 Sign exactly what was shown',
    access: 'public',
    body: z.strictObject({ ...opened, hash: z.string().length(64), note: writtenText(500).optional() }),
    result: signed,
    refusals: [
      ...LOCKED,
      ...MOVED,
      'REVIEW.SAME_PERSON',
      'REVIEW.PROOF_MISSING',
      'REVIEW.OPEN_MARKS',
      'REVIEW.RED_FINDINGS',
    ],
    perMinute: 10,
  },
  sendBackByLink: {
    method: 'POST',
    path: '/api/sign/send-back',
    summary: '退稿 Return it to the author with a reason',
    access: 'public',
    body: z.strictObject({
      ...opened,
      hash: z.string().length(64),
      reason: z.enum(returnReasons),
      note: writtenText(500).min(1),
    }),
    result: signed,
    refusals: [...LOCKED, ...MOVED],
    perMinute: 10,
  },
});
