import { defineNotice } from '@hearth/cms/platform';
import { z } from 'zod';

/** What was sent is not what was vetted. */
export const goodsDiffer = defineNotice(
  'vetting-mystery.differs',
  {
    about: { 'zh-Hans': '神秘购买：货板不一致', en: 'A mystery buy differs from the sample' },
    'zh-Hans': { title: '“{title}”货板不一致（{match}%），已暂停', body: '请核对后决定恢复还是召回。' },
    en: {
      title: '“{title}” differs from its sample ({match}%) and is suspended',
      body: 'Look at it, and clear or recall.',
    },
    urgency: 'high',
    lanes: ['mail'],
  },
  z.object({ title: z.string(), match: z.string() }),
);
