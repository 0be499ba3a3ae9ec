import type { Topic, TopicWords } from '../../contract';

/** The channels that a topic can be planned for. */
export const CHANNELS = [
  'app',
  'tv',
  'website',
  'wechat',
  'weibo',
  'douyin',
  'kuaishou',
  'bilibili',
  'toutiao',
  'xiaohongshu',
  'video-account',
] as const;

/** A channel by its name in words, or undefined for one that these pages do not know. */
export function knownChannel(slug: string): (typeof CHANNELS)[number] | undefined {
  return CHANNELS.find((one) => one === slug);
}

/** What the form holds: as people write it, money in yuan. */
export type FormWords = Omit<TopicWords, 'budgetFen' | 'column' | 'channels'> & {
  readonly station: string;
  readonly column: string;
  readonly budgetYuan: number;
  readonly channels: readonly string[];
};

const EMPTY: Omit<FormWords, 'station'> = {
  title: '',
  angle: '',
  importance: 2,
  column: '',
  channels: ['app'],
  plannedFrom: null,
  plannedTo: null,
  budgetYuan: 0,
  place: '',
  notes: '',
  peopleWanted: 1,
};

/** What the form begins with. */
export function wordsOf(topic: Topic | undefined, station: string): FormWords {
  if (!topic) return { ...EMPTY, station };
  const { title, angle, importance, channels, plannedFrom, plannedTo, place, notes, peopleWanted } = topic;
  const plan = { plannedFrom, plannedTo, place, notes, peopleWanted, budgetYuan: topic.budgetFen / 100 };
  return { station: topic.station, title, angle, importance, column: topic.column ?? '', channels, ...plan };
}

/** What is sent. */
export function bodyOf({ station: _ours, column, budgetYuan, ...words }: FormWords): TopicWords {
  return {
    ...words,
    title: words.title.trim(),
    channels: [...words.channels],
    column: column === '' ? null : column,
    budgetFen: Math.round(budgetYuan * 100),
  };
}
