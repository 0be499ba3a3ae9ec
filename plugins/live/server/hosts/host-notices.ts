import { defineNotice } from '@hearth/cms/platform';
import { z } from 'zod';

/** A digital human was faded out, because nobody watched over it any more. */
export const hostFaded = defineNotice(
  'live-host.faded',
  {
    about: { 'zh-Hans': '数字人无人值守', en: 'Nobody watches a digital human' },
    'zh-Hans': {
      title: '数字人无人值守，画面已切到垫片',
      body: '场次“{title}”的“{host}”已 {seconds} 秒没有值守心跳，直播已暂停。值守人回到值守页后可以复播。',
    },
    en: {
      title: 'Nobody watches a digital human; viewers see the slate',
      body: '“{host}” in “{title}” had no sign of the person on duty for {seconds} seconds, and the live is paused. They may let it speak again from the duty page.',
    },
    urgency: 'high',
    lanes: ['mail'],
    foldMinutes: 1,
    escalation: { afterMinutes: 5, chain: [{ role: 'compliance-officer' }, { role: 'chief-editor' }] },
  },
  z.object({ title: z.string(), host: z.string(), seconds: z.string() }),
);
