import type { Feed, StoryCard } from '@/contract/types';
import { aStory } from '@/contract/story.builder';
import { compareFeed } from './compare-feed';

const at = (minute: number) => `2026-11-21T10:${String(minute).padStart(2, '0')}:00.000Z`;
const story = (id: string, minute: number, more: Partial<StoryCard> = {}) =>
  aStory({ id, publishedAt: at(minute), updatedAt: at(minute), ...more });
const page = (items: StoryCard[], next: string | null = 'more'): Feed => ({ items, next, asOf: at(59) });
const [a, b, c] = [story('a', 30), story('b', 20), story('c', 10)];

describe('compareFeed', () => {
  it.each([
    ['nothing new', page([a, b, c]), 0],
    ['two above', page([story('x', 50), story('y', 40), a, b, c]), 2],
    ['one that a late approval put between', page([a, story('x', 25), b, c]), 1],
    ['an older one that filled the place of a withdrawn one', page([a, c, story('old', 5)]), 0],
    ['a page with nothing known', page([story('x', 50), story('y', 40)]), 2],
  ])('%s', (_case, first, fresh) => {
    expect(compareFeed([a, b, c], first).fresh).toBe(fresh);
  });

  it('finds changed words by their time', () => {
    const corrected = { ...b, title: '更正', updatedAt: at(45) };
    expect([...compareFeed([a, b, c], page([a, corrected, c])).changed]).toEqual([['b', corrected]]);
  });

  it('calls a story withdrawn only where the page reaches past it', () => {
    expect([...compareFeed([a, b, c], page([a, c])).withdrawn]).toEqual(['b']);
    expect([...compareFeed([a, b, c], page([a, b])).withdrawn]).toEqual([]); // c may stand on the next page
    expect([...compareFeed([a, b, c], page([a, b], null)).withdrawn]).toEqual(['c']); // there is no next page
    expect([...compareFeed([a, b, c], page([], null)).withdrawn]).toEqual(['a', 'b', 'c']);
  });
});
