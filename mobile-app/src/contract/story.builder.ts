import type { StoryCard } from './types';

/** A story for tests: name what matters, the rest is believable. */
export function aStory(more: Partial<StoryCard> = {}): StoryCard {
  return {
    id: 's1',
    locale: 'zh-Hans',
    title: '茂岭晚稻开镰',
    subtitle: null,
    summary: '二十八台收割机同时下田。',
    column: { slug: 'nongshi', name: '农事' },
    station: { slug: 'qinghe', name: '清河广播电视台' },
    byline: '记者 周雨',
    publishedAt: '2026-11-21T02:00:00.000Z',
    updatedAt: '2026-11-21T02:00:00.000Z',
    cover: null,
    hasFilm: false,
    ai: 'none',
    ...more,
  };
}
