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
      body: '补审时限已过。请立即补审；不能补审的，应当撤稿。',
    },
    en: {
      title: 'Not reviewed in time after it went out first: {title}',
      body: 'The deadline of its full review has passed. Review it now, or take it down.',
    },
    urgency: 'high',
    lanes: ['mail', 'sms'],
    escalation: { afterMinutes: 10, chain: [{ role: 'chief-editor' }] },
  },
  z.object({ title: z.string() }),
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

/** What review tells of. */
export const reviewNotices = [pastTheGate, emergencyOverdue, returnedToAuthor];
