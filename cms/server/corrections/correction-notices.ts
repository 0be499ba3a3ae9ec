import { z } from 'zod';
import { defineNotice } from '../../platform';

/** Somebody found a wrong fact in what is out: whoever may open a correction is told. */
export const proposed = defineNotice(
  'correction.proposed',
  {
    about: { 'zh-Hans': '有人提请更正', en: 'A correction was proposed' },
    'zh-Hans': { title: '提请更正，待您开更正令：《{title}》', body: '编号 {number}。{reason}' },
    en: { title: 'A correction waits for you to open it: “{title}”', body: 'Number {number}. {reason}' },
    urgency: 'high',
    lanes: ['mail'],
    escalation: { afterMinutes: 30, chain: [{ role: 'chief-editor' }] },
  },
  z.object({ title: z.string(), number: z.string(), reason: z.string() }),
);

/** Whoever proposed a correction hears that it is open: the fast lane is free for the corrected words. */
export const opened = defineNotice(
  'correction.opened',
  {
    about: { 'zh-Hans': '更正令已开', en: 'Your correction is open' },
    'zh-Hans': { title: '更正令已开：《{title}》', body: '编号 {number}。改好的稿件走更正快审。' },
    en: {
      title: 'Your correction is open: “{title}”',
      body: 'Number {number}. The corrected words take the fast lane.',
    },
    foldMinutes: 1,
  },
  z.object({ title: z.string(), number: z.string() }),
);

/** Whoever proposed a correction hears that it was dropped, and why. */
export const dropped = defineNotice(
  'correction.dropped',
  {
    about: { 'zh-Hans': '更正提请未获同意', en: 'Your correction was dropped' },
    'zh-Hans': { title: '更正不再进行：《{title}》', body: '编号 {number}。{reason}' },
    en: { title: 'Your correction was dropped: “{title}”', body: 'Number {number}. {reason}' },
    foldMinutes: 1,
  },
  z.object({ title: z.string(), number: z.string(), reason: z.string() }),
);

/** What corrections tell of. */
export const correctionNotices = [proposed, opened, dropped];
