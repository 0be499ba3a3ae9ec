import { z } from 'zod';
import {
  contentLocaleSchema,
  stationSlug,
  type Column,
  type ContentLocale,
  type Station,
  type Story,
} from '../../contract';
import { prepare, type FastLane, type FastRequest, type Prepared } from '../../platform';
import { originOf } from '../news-app/origin.rules';
import { FEED_TYPES, feedFormats, type FeedAbout, type FeedFormat, type GoneStory } from './feed.rules';
import { writeFeed } from './write-feed.rules';

/** What feeds need of the host. */
export type FeedPorts = {
  readonly lane: FastLane;
  readonly publicUrl: string | undefined;
  readonly behindProxy: boolean;
  /** The station by its name; without one that above all others. */
  station(slug: string | undefined): Promise<Station | undefined>;
  columns(query: { readonly station: string; readonly locale: ContentLocale }): Promise<readonly Column[]>;
  /** The newest stories that readers may see, whole; nothing that is not signed and published is among them. */
  stories(query: Asked): Promise<readonly Story[]>;
  /** What was ordered down of late. */
  gone(query: Asked): Promise<readonly GoneStory[]>;
  /** When each of these stories was last let out. */
  letOut(stories: readonly Story[], locale: ContentLocale): Promise<ReadonlyMap<string, string>>;
};

const asked = z.object({
  station: stationSlug.optional(),
  column: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
    .optional(),
  locale: contentLocaleSchema.default('zh-Hans'),
});

/** Which stories a feed is of. */
export type Asked = z.output<typeof asked>;

type Key = Asked & { readonly format: FeedFormat; readonly origin: string };

const LOOK_AGAIN = 60_000;
const MISSES_A_MINUTE = 120;

/** Serves every feed from memory; the handle empties it when an event says that something changed. */
export function serveFeeds(ports: FeedPorts): { forget(): void } {
  const { lane } = ports;
  const feeds = lane.cache<Prepared>({
    name: 'feeds',
    maxEntries: 300,
    maxAge: LOOK_AGAIN,
    staleWhileRevalidate: LOOK_AGAIN,
    isNegative: ({ status }) => status === 404,
    // The key is the text of a Key, written below.
    load: (key) => load(ports, JSON.parse(key) as Key),
  });
  for (const format of feedFormats) {
    lane.get(`/feeds/${format}`, (request) => {
      const parsed = asked.safeParse(Object.fromEntries(new URLSearchParams(request.search)));
      if (!parsed.success) return lane.refuse(request, { code: 'HEARTH.NOT_FOUND', details: undefined });
      const key = JSON.stringify({ ...parsed.data, format, origin: reached(ports, request) });
      const ready = feeds.peek(key);
      if (ready) return ready;
      return lane.limited(request, { route: 'feeds', perMinute: MISSES_A_MINUTE }) ? 'sent' : feeds.get(key);
    });
  }
  return {
    forget: () => {
      feeds.forget();
    },
  };
}

function reached({ publicUrl, behindProxy }: FeedPorts, { req }: FastRequest): string {
  const isSecure = behindProxy && req.headers['x-forwarded-proto'] === 'https';
  return originOf({ publicUrl, host: req.headers.host, isSecure });
}

const nothing = (): Promise<Prepared> => prepare('', { type: 'text/plain; charset=utf-8', status: 404 });

async function load(ports: FeedPorts, key: Key): Promise<Prepared> {
  const station = await ports.station(key.station);
  if (!station) return nothing();
  const columns = key.column === undefined ? [] : await ports.columns({ station: station.slug, locale: key.locale });
  const column = columns.find(({ slug }) => slug === key.column);
  if (key.column !== undefined && !column) return nothing();
  const [stories, gone] = await Promise.all([ports.stories(key), ports.gone(key)]);
  const letOut = await ports.letOut(stories, key.locale);
  const text = writeFeed(key.format, { about: aboutOf(key, station, column), stories, gone, letOut });
  return prepare(text, { type: FEED_TYPES[key.format], cacheControl: 'public, max-age=0, must-revalidate' });
}

function aboutOf(
  { format, origin, locale, station: slug }: Key,
  station: Station,
  column: Column | undefined,
): FeedAbout {
  const query = new URLSearchParams();
  if (slug !== undefined) query.set('station', slug);
  if (column) query.set('column', column.slug);
  if (locale !== 'zh-Hans') query.set('locale', locale);
  const tail = query.size > 0 ? `?${query.toString()}` : '';
  const publisher = station.name[locale];
  return {
    ...{ origin, locale, publisher, path: `/feeds/${format}${tail}`, home: `${origin}/` },
    title: column ? `${publisher} · ${column.name}` : publisher,
    description: column?.description ?? station.slogan[locale],
  };
}
