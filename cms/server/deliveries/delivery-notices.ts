import { z } from 'zod';
import { defineNotice } from '../../platform';

/** A signed story was due and stands on no account. */
export const storyNowhere = defineNotice(
  'delivery.nowhere',
  {
    about: { 'zh-Hans': '签发后哪里都没发出去', en: 'A signed story stands nowhere' },
    'zh-Hans': {
      title: '《{title}》已签发，{minutes} 分钟后仍没有在任何渠道发出',
      body: '应于 {at|time} 起发往 {accounts} 个账号。请到发布台查看原因并处理。',
    },
    en: {
      title: '“{title}” is signed and stands nowhere after {minutes} minutes',
      body: 'It was due on {accounts} accounts from {at|time} on. The delivery desk says why and what to do.',
    },
    urgency: 'high',
    lanes: ['mail'],
    escalation: { afterMinutes: 30, chain: [{ role: 'chief-editor' }] },
  },
  z.object({ title: z.string(), minutes: z.int(), accounts: z.int(), at: z.iso.datetime() }),
);
