import { z } from 'zod';
import { defineNotice } from '../../platform';

/** Something new fits a search that somebody keeps. */
export const searchHit = defineNotice(
  'library.hit',
  {
    about: { 'zh-Hans': '检索有新结果', en: 'New hit of a saved search' },
    'zh-Hans': { title: '“{search}”有新稿件', body: '《{title}》符合您保存的检索。' },
    en: { title: '“{search}” has a new hit', body: '“{title}” fits a search that you keep.' },
    urgency: 'low',
    foldMinutes: 30,
  },
  z.object({ search: z.string(), title: z.string() }),
);
