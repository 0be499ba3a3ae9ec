import { z } from 'zod';
import { textOf } from '../../contract';
import type { Text } from '../../kernel';
import { defineNotice } from '../../platform';

/** An event moved or was called off: whoever made a topic of it, and everybody who is on that topic, planned their day by it. */
export const happeningMoved = defineNotice(
  'happening.moved',
  {
    about: { 'zh-Hans': '活动改期、改地点或取消', en: 'An event moved or was cancelled' },
    'zh-Hans': { title: '活动{what}：{title}', body: '{by}。原定 {was}，选题“{topic}”由它而来。{reason}' },
    en: { title: 'Event {what}: {title}', body: '{by}. It was to be {was}; the topic “{topic}” came of it. {reason}' },
    urgency: 'high',
    lanes: ['mail', 'sms'],
    personal: ['by', 'reason'],
    foldMinutes: 1,
  },
  z.object({
    title: z.string(),
    topic: z.string(),
    by: z.string(),
    was: z.string(),
    reason: z.string(),
    // With the name of a place.
    what: textOf(140),
  }),
);

/** What became of an event, in the words of the newsroom: with its new time, or its new place. */
export const MOVES: Readonly<Record<'moved' | 'elsewhere' | 'off' | 'back', (to: string) => Text>> = {
  moved: (to) => ({ 'zh-Hans': `改到 ${to}`, en: `moved to ${to}` }),
  elsewhere: (to) =>
    to === '' ? { 'zh-Hans': '地点待定', en: 'without a place' } : { 'zh-Hans': `改在${to}`, en: `moved to ${to}` },
  off: () => ({ 'zh-Hans': '取消', en: 'cancelled' }),
  back: () => ({ 'zh-Hans': '恢复原定时间', en: 'back at its first time' }),
};

/** What the calendar tells of. */
export const happeningNotices = [happeningMoved];
