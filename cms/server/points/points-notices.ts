import { z } from 'zod';
import { defineNotice } from '../../platform';

/** Somebody has points of a work. */
export const pointsGiven = defineNotice(
  'points.given',
  {
    about: { 'zh-Hans': '作品评分', en: 'A work of yours was graded' },
    'zh-Hans': { title: '《{title}》已评分：您得 {amount} 分', body: '{by}评定，记入 {month}。' },
    en: { title: '“{title}” was graded: {amount} points for you', body: 'By {by}, in the books of {month}.' },
    personal: ['by'],
    foldMinutes: 1,
  },
  z.object({ title: z.string(), amount: z.string(), by: z.string(), month: z.string() }),
);

/** Somebody appeals against a grading. */
export const pointsAppealed = defineNotice(
  'points.appealed',
  {
    about: { 'zh-Hans': '积分申诉', en: 'An appeal about points' },
    'zh-Hans': { title: '有人对《{title}》的评分提出申诉', body: '{by}：{reason}' },
    en: { title: 'An appeal about the points of “{title}”', body: '{by}: {reason}' },
    lanes: ['mail'],
    personal: ['by', 'reason'],
    foldMinutes: 1,
  },
  z.object({ title: z.string(), by: z.string(), reason: z.string() }),
);

/** An appeal was answered. */
export const appealAnswered = defineNotice(
  'points.answered',
  {
    about: { 'zh-Hans': '申诉已答复', en: 'Your appeal was answered' },
    'zh-Hans': { title: '您对《{title}》的申诉已答复', body: '{by}：{answer}' },
    en: { title: 'Your appeal about “{title}” was answered', body: '{by}: {answer}' },
    lanes: ['mail'],
    personal: ['by', 'answer'],
    foldMinutes: 1,
  },
  z.object({ title: z.string(), by: z.string(), answer: z.string() }),
);

/** What points tell of. */
export const pointNotices = [pointsGiven, pointsAppealed, appealAnswered];
