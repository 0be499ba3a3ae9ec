import { z } from 'zod';
import { textOf, type TopicEvent } from '../../contract';
import type { Text } from '../../kernel';
import { defineNotice } from '../../platform';

const said = z.object({ title: z.string(), by: z.string(), reason: z.string() });

/** Somebody decided about a topic: its maker hears of it. */
export const topicDecided = defineNotice(
  'topic.decided',
  {
    about: { 'zh-Hans': '选题有了结论', en: 'Your topic was decided about' },
    'zh-Hans': { title: '选题{what}：{title}', body: '{by}。{reason}' },
    en: { title: 'Topic {what}: {title}', body: '{by}. {reason}' },
    lanes: ['mail'],
    personal: ['by', 'reason'],
    foldMinutes: 1,
  },
  said.extend({ what: textOf(20) }),
);

/** A topic was put off or called off: its maker and everybody who is on it hear of it, since they planned their day by it. */
export const topicPutAside = defineNotice(
  'topic.put-aside',
  {
    about: { 'zh-Hans': '选题推迟或取消', en: 'A topic was put off or cancelled' },
    'zh-Hans': { title: '选题{what}：{title}', body: '{by}。{reason}' },
    en: { title: 'Topic {what}: {title}', body: '{by}. {reason}' },
    urgency: 'high',
    lanes: ['mail', 'sms'],
    personal: ['by', 'reason'],
    foldMinutes: 1,
  },
  said.extend({ what: textOf(20) }),
);

/** The moves that are told of, in the words of the newsroom. */
export const TOLD_MOVES: Readonly<
  Partial<Record<TopicEvent, { readonly kind: typeof topicDecided | typeof topicPutAside; readonly what: Text }>>
> = {
  approve: { kind: topicDecided, what: { 'zh-Hans': '已通过', en: 'approved' } },
  return: { kind: topicDecided, what: { 'zh-Hans': '被退回', en: 'returned' } },
  reject: { kind: topicDecided, what: { 'zh-Hans': '未通过', en: 'refused' } },
  postpone: { kind: topicPutAside, what: { 'zh-Hans': '推迟', en: 'postponed' } },
  cancel: { kind: topicPutAside, what: { 'zh-Hans': '取消', en: 'cancelled' } },
};

/** What topics tell of. */
export const topicNotices = [topicDecided, topicPutAside];
