import { z } from 'zod';
import { defineNotice } from '../../platform';

/** A lease is over, and posts stand that no other covers. */
export const rightsOver = defineNotice(
  'rights.over',
  {
    about: { 'zh-Hans': '授权到期，内容仍在线', en: 'Rights over while posts stand' },
    'zh-Hans': {
      title: '《{title}》的授权已到期，还有 {posts} 条内容在线',
      body: '授权方：{licensor}。请续签后登记新授权，或把这些内容下线。',
    },
    en: {
      title: 'The rights of “{title}” are over and {posts} posts still stand',
      body: 'Licensor: {licensor}. Note a new lease, or take the posts down.',
    },
    urgency: 'high',
    lanes: ['mail'],
    escalation: { afterMinutes: 60, chain: [{ role: 'chief-editor' }] },
  },
  z.object({ title: z.string(), licensor: z.string(), posts: z.int() }),
);
