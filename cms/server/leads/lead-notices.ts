import { z } from 'zod';
import { defineNotice } from '../../platform';

/** Somebody was given a lead to check. */
export const leadAssigned = defineNotice(
  'lead.assigned',
  {
    about: { 'zh-Hans': '线索派给您', en: 'A lead was given to you' },
    'zh-Hans': { title: '线索派给您核实：{title}', body: '{by}派给您。{place}' },
    en: { title: 'A lead for you to check: {title}', body: 'From {by}. {place}' },
    lanes: ['mail'],
    personal: ['by'],
    foldMinutes: 1,
  },
  z.object({ title: z.string(), by: z.string(), place: z.string() }),
);

/** Somebody told more of what a topic is about. */
export const leadJoined = defineNotice(
  'lead.joined',
  {
    about: { 'zh-Hans': '线索并入您的选题', en: 'A lead joined your topic' },
    'zh-Hans': { title: '选题“{topic}”有新线索：{title}', body: '{by}并入。' },
    en: { title: 'A lead for your topic “{topic}”: {title}', body: 'Joined by {by}.' },
    lanes: ['mail'],
    personal: ['by'],
    foldMinutes: 1,
  },
  z.object({ title: z.string(), topic: z.string(), by: z.string() }),
);

/** What leads tell of. */
export const leadNotices = [leadAssigned, leadJoined];
