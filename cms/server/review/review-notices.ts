import { z } from 'zod';
import { defineNotice } from '../../platform';

/** Something stands in public that nobody released. */
export const pastTheGate = defineNotice(
  'release.unexplained',
  {
    about: { 'zh-Hans': '未经签发的内容', en: 'Published without a release' },
    'zh-Hans': {
      title: '有内容未经签发就已公开',
      body: '稿件 {documentId}（{locale}）的公开内容与签发记录不一致。请立即核对，必要时撤稿。',
    },
    en: {
      title: 'Something is public that nobody released',
      body: 'What is public of manuscript {documentId} ({locale}) is not what was released. Check now, and take it down if need be.',
    },
    urgency: 'high',
    lanes: ['mail', 'sms'],
    foldMinutes: 60,
    escalation: { afterMinutes: 15, chain: [{ role: 'chief-editor' }] },
  },
  z.object({ documentId: z.string(), locale: z.string() }),
);

/** The full review of an emergency release was not done in time. */
export const emergencyOverdue = defineNotice(
  'review.emergency-missed',
  {
    about: { 'zh-Hans': '先发后审逾期', en: 'Emergency release not reviewed' },
    'zh-Hans': {
      title: '先发的稿件没有按时补审：{title}',
      body: '{by}下令先发，补审时限已过。请立即补审；已经公开的，系统已提请撤稿，由总编辑决定。',
    },
    en: {
      title: 'Not reviewed in time after it went out first: {title}',
      body: '{by} ordered it out and the deadline of its full review has passed. Review it now; where it is public, taking it down has been proposed.',
    },
    urgency: 'high',
    lanes: ['mail', 'sms'],
    personal: ['by'],
    escalation: { afterMinutes: 10, chain: [{ role: 'chief-editor' }] },
  },
  z.object({ title: z.string(), by: z.string() }),
);

/** A manuscript came back to its author. */
export const returnedToAuthor = defineNotice(
  'review.returned',
  {
    about: { 'zh-Hans': '退稿', en: 'Returned to the author' },
    'zh-Hans': { title: '稿件被退回：{title}', body: '{by}：{note}' },
    en: { title: 'Returned to you: {title}', body: '{by}: {note}' },
    lanes: ['mail'],
    foldMinutes: 1,
    personal: ['by', 'note'],
  },
  z.object({ title: z.string(), by: z.string(), note: z.string() }),
);

const atLevel = z.object({ title: z.string(), level: z.string() });
const atProofs = z.object({ title: z.string(), proofs: z.string() });

/** A manuscript came to a level: those who may sign it are told. */
export const waitsForReview = defineNotice(
  'review.waits',
  {
    about: { 'zh-Hans': '稿件待审', en: 'Waits for review' },
    'zh-Hans': { title: '待审（第 {level} 审）：{title}', body: '稿件到了这一审，请在时限内审完，或先认领。' },
    en: { title: 'Waits for review {level}: {title}', body: 'Review it before it is due, or claim it first.' },
  },
  atLevel,
);

/** A proof is missing before a manuscript can go on: proofreaders are told. */
export const waitsForProof = defineNotice(
  'review.proof-waits',
  {
    about: { 'zh-Hans': '稿件待校', en: 'Waits for a proof' },
    'zh-Hans': { title: '待校（第 {proofs} 校）：{title}', body: '没有校对签名，稿件过不了下一步。' },
    en: {
      title: 'Waits for proof {proofs}: {title}',
      body: 'It goes no further without the signature of a proofreader.',
    },
  },
  atProofs,
);

/** A review was not done in the time that its level has. */
export const reviewLate = defineNotice(
  'review.late',
  {
    about: { 'zh-Hans': '审稿超时', en: 'Review is late' },
    'zh-Hans': { title: '审稿超时（第 {level} 审）：{title}', body: '这一审的时限已过。请立即审，或交给能审的人。' },
    en: {
      title: 'Review {level} is late: {title}',
      body: 'Its time has passed. Review it now, or hand it to somebody who can.',
    },
    urgency: 'high',
    lanes: ['mail'],
    escalation: { afterMinutes: 30, chain: [{ role: 'chief-editor' }] },
  },
  atLevel,
);

/** A proof was not signed in the time that the review has which waits for it. */
export const proofLate = defineNotice(
  'review.proof-late',
  {
    about: { 'zh-Hans': '校对超时', en: 'Proof is late' },
    'zh-Hans': { title: '校对超时（第 {proofs} 校）：{title}', body: '等这一校的时限已过，稿件停在这里。请立即校对。' },
    en: {
      title: 'Proof {proofs} is late: {title}',
      body: 'The time of the review that waits for it has passed. Read it now.',
    },
    urgency: 'high',
    lanes: ['mail'],
    escalation: { afterMinutes: 30, chain: [{ role: 'chief-editor' }] },
  },
  atProofs,
);

/** The day until which a manuscript was held has come. */
export const heldOver = defineNotice(
  'review.held-over',
  {
    about: { 'zh-Hans': '压稿到期', en: 'Held until now' },
    'zh-Hans': { title: '压稿到期：{title}', body: '压稿的日子到了。请继续审、再压一段，或作废。' },
    en: { title: 'Held until now: {title}', body: 'Go on with its review, hold it longer, or put it aside.' },
    lanes: ['mail'],
  },
  z.object({ title: z.string() }),
);

/** What review tells of. */
export const reviewNotices = [
  ...[pastTheGate, emergencyOverdue, returnedToAuthor],
  ...[waitsForReview, waitsForProof, reviewLate, proofLate, heldOver],
];
