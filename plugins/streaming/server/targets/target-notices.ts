import { defineNotice } from '@hearth/cms/platform';
import { z } from 'zod';

/** A platform refused a copy again and again; only a person can help. */
export const targetFatal = defineNotice(
  'streaming-target.fatal',
  {
    about: { 'zh-Hans': '转推已停止，需要人工处理', en: 'A copy to a platform needs a person' },
    'zh-Hans': {
      title: '转推“{name}”已停止重试',
      body: '{zh}。其他平台不受影响；处理后在直播间点“重新开始”。',
    },
    en: {
      title: 'The copy “{name}” is not tried any more',
      body: '{en}. The other platforms go on; mend it and start it again in the room.',
    },
    urgency: 'high',
    lanes: ['mail'],
    escalation: { afterMinutes: 5, chain: [{ role: 'mcn-operator' }, { role: 'chief-editor' }] },
  },
  z.object({ name: z.string(), zh: z.string(), en: z.string() }),
);

/** What copies tell of. */
export const targetKinds = [targetFatal];
