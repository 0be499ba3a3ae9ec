import { SearchDocument, StoryDocument, type Locale } from '@/contract/generated/graphql';
import type { ContentLocale, Feed, Home, Story, StoryCard } from '@/contract/types';
import { askFresh } from './etags';
import { askGraphql } from './graphql';
import { query } from './http';
import { hostOrShelf, type Fetched } from './kept';
import { ok, orThrow, refuse, UNREACHABLE, type Result } from './result';

export const PAGE = 20;

export interface FeedPlace {
  readonly station: string | null;
  readonly column: string | null;
  readonly locale: ContentLocale;
}

/** GraphQL names may hold no hyphen. */
const toEnum = (locale: ContentLocale): Locale => (locale === 'zh-Hans' ? 'zh_Hans' : 'en');
const fromEnum = (locale: Locale): ContentLocale => (locale === 'zh_Hans' ? 'zh-Hans' : 'en');

export function feedPath(place: FeedPlace, after: string | null): string {
  return query('/api/app/feed', { ...place, after, first: PAGE });
}

export function fetchHome(station: string | null, locale: ContentLocale): Promise<Fetched<Home>> {
  return hostOrShelf(`home:${station}:${locale}`, async () => {
    const answer = await askFresh<Partial<Home>>(query('/api/app/home', { station, locale }));
    // Every screen stands on it: what names no station was said by somebody else, whatever it looks like.
    return answer.ok && !answer.value.station ? refuse(UNREACHABLE) : (answer as Result<Home>);
  });
}

/** Only the first page is kept for reading without a net; the rest is what was opened. */
export async function fetchFeed(place: FeedPlace, after: string | null, signal?: AbortSignal): Promise<Fetched<Feed>> {
  const fromHost = () => askFresh<Feed>(feedPath(place, after), signal ? { signal } : {});
  if (after !== null) return { value: orThrow(await fromHost()), keptAt: null };
  return hostOrShelf(`feed:${place.station}:${place.column}:${place.locale}`, fromHost);
}

/** The story was ordered down; the refusal's message is what the station says about it. */
export const TAKEN_DOWN = 'STORY.TAKEN_DOWN';

async function storyFromHost(id: string, locale: ContentLocale): Promise<Result<Story>> {
  const answer = await askGraphql(StoryDocument, { id, locale: toEnum(locale) });
  if (!answer.ok) return answer;
  const { story, storyGone } = answer.value;
  if (story) return ok(story);
  return storyGone
    ? refuse(TAKEN_DOWN, { status: 410, message: storyGone.note ?? '' })
    : refuse('HEARTH.NOT_FOUND', { status: 404 });
}

export function fetchStory(id: string, locale: ContentLocale): Promise<Fetched<Story>> {
  return hostOrShelf(`story:${id}:${locale}`, () => storyFromHost(id, locale));
}

export interface Found {
  readonly items: readonly StoryCard[];
  readonly total: number;
  readonly next: string | null;
}

export interface SearchFor {
  readonly text: string;
  readonly locale: ContentLocale;
  readonly after: string | null;
}

export async function searchStories(input: SearchFor, signal?: AbortSignal): Promise<Found> {
  const { text, after } = input;
  const variables = { text, after, station: null, locale: toEnum(input.locale) };
  const { search } = orThrow(await askGraphql(SearchDocument, variables, signal));
  const items = search.edges.map(({ node }) => ({ ...node, locale: fromEnum(node.locale) }));
  return { items, total: search.total, next: search.pageInfo.hasNextPage ? search.pageInfo.endCursor : null };
}

export const keys = {
  home: (station: string | null, locale: ContentLocale) => ['home', station, locale] as const,
  feed: (place: FeedPlace) => ['feed', place.station, place.column, place.locale] as const,
  story: (id: string, locale: ContentLocale) => ['story', id, locale] as const,
  search: (text: string, locale: ContentLocale) => ['search', text, locale] as const,
  me: () => ['me'] as const,
};
