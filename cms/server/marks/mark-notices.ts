import { z } from 'zod';
import { defineNotice } from '../../platform';

/** Somebody was called by name in a remark. */
export const calledInMark = defineNotice(
  'marks.called',
  {
    about: { 'zh-Hans': '批注里提到您', en: 'Called by name in a remark' },
    'zh-Hans': { title: '批注里提到您：{title}', body: '{by}：{text}' },
    en: { title: 'You were called in a remark: {title}', body: '{by}: {text}' },
    lanes: ['mail'],
    foldMinutes: 1,
    personal: ['by', 'text'],
  },
  z.object({ title: z.string(), by: z.string(), text: z.string() }),
);
