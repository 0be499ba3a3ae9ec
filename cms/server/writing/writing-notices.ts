import { z } from 'zod';
import { defineNotice } from '../../platform';

/** Somebody took a manuscript out of one's hands. */
export const takenOver = defineNotice(
  'writing.taken-over',
  {
    about: { 'zh-Hans': '稿件被接手', en: 'A manuscript was taken over' },
    'zh-Hans': {
      title: '《{title}》被接手',
      body: '{by} 接手了这篇稿件。您没存的字留在写稿页右侧，只有您看得到，可以随时合并。',
    },
    en: {
      title: '“{title}” was taken over',
      body: '{by} took it over. What you had not saved is kept beside the form, for you alone, and can be merged at any time.',
    },
    foldMinutes: 1,
    personal: ['by'],
  },
  z.object({ title: z.string(), by: z.string() }),
);

/** A manuscript that somebody was writing was sealed. */
export const sealedMeanwhile = defineNotice(
  'writing.sealed',
  {
    about: { 'zh-Hans': '正在写的稿件被封存', en: 'A manuscript you were writing was sealed' },
    'zh-Hans': { title: '《{title}》已封存', body: '您正在写的稿件按撤稿令封存，不能再保存。没存的字留在写稿页右侧。' },
    en: {
      title: '“{title}” was sealed',
      body: 'The manuscript that you were writing was sealed by a takedown and takes no more saves. What you had not saved is kept beside the form.',
    },
    urgency: 'high',
    foldMinutes: 1,
  },
  z.object({ title: z.string() }),
);
