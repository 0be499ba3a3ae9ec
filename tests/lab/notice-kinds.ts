import { z } from 'zod';
import { defineNotice, type NoticeKind } from '@hearth/cms/platform';

const paper = z.object({ paper: z.string(), at: z.iso.datetime() });
const channel = z.object({ channel: z.string() });

/** A matter that waits in the admin and goes out by e-mail. */
export const paperDue: NoticeKind<typeof paper> = defineNotice(
  'paper.due',
  {
    about: { 'zh-Hans': '证照到期', en: 'Papers due' },
    'zh-Hans': { title: '{paper}即将到期', body: '{paper}于 {at|time} 到期。' },
    en: { title: '{paper} runs out soon', body: '{paper} runs out on {at|time}.' },
    lanes: ['mail'],
    foldMinutes: 30,
  },
  paper,
);

/** A matter that presses and climbs. */
export const signalLost: NoticeKind<typeof channel> = defineNotice(
  'signal.lost',
  {
    about: { 'zh-Hans': '信号中断', en: 'Signal lost' },
    'zh-Hans': { title: '{channel}信号中断', body: '请立即查看。' },
    en: { title: '{channel} lost its signal', body: 'Look at once.' },
    urgency: 'high',
    lanes: ['mail'],
    foldMinutes: 5,
    escalation: { afterMinutes: 10, chain: [{ role: 'desk-head' }, { role: 'chief-editor' }] },
  },
  channel,
);
