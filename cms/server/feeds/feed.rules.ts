import type { ContentLocale, Story } from '../../contract';

/** The formats in which stories can be subscribed to. */
export const feedFormats = ['rss', 'atom', 'json', 'ninjs', 'newsml'] as const;

/** A format in which stories can be subscribed to. */
export type FeedFormat = (typeof feedFormats)[number];

/** Which feed it is, and where it stands. */
export type FeedAbout = {
  /** `https://news.example`, without a closing slash. */
  readonly origin: string;
  /** The path of the feed itself, with its query. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly locale: ContentLocale;
  /** Where people read it: the station's own pages. */
  readonly home: string;
  readonly publisher: string;
};

/** A story that was ordered down (撤稿): subscribers are told that it is gone, and not a word of it. */
export type GoneStory = Pick<Story, 'id' | 'locale'> & {
  readonly at: string;
  /** What the order tells readers in its place. */
  readonly note: string | null;
};

/** A feed as every format writes it: what it is, its stories, the newest first, and what was ordered down of late. */
export type FeedContent = {
  readonly about: FeedAbout;
  readonly stories: readonly Story[];
  readonly gone: readonly GoneStory[];
  /** When each story was last let out, by its id: later than its last change where an order was lifted again. */
  readonly letOut: ReadonlyMap<string, string>;
};

/** What each format is called on the wire. */
export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
  ninjs: 'application/json; charset=utf-8',
  newsml: 'application/vnd.iptc.g2.newsmessage+xml; charset=utf-8',
};

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text between tags and in attributes of XML; characters that XML 1.0 cannot hold are left out. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** An element with text in it; nothing where there is no text. */
export function element(name: string, text: string | null | undefined): string {
  const [tag = name] = name.split(' ');
  return text ? `<${name}>${xml(text)}</${tag}>` : '';
}

/** The address of a story, the same on every way to it. */
export function storyAt(origin: string, { id, locale }: Pick<Story, 'id' | 'locale'>): string {
  const path = `${origin}/story/${encodeURIComponent(id)}`;
  return locale === 'zh-Hans' ? path : `${path}?locale=${locale}`;
}

/** The name of a story that never changes, however often it is corrected. */
export const storyUri = (origin: string, { id, locale }: Pick<Story, 'id' | 'locale'>): string =>
  `tag:${new URL(origin).hostname},2026:story/${id}/${locale}`;

/** A file of a story with its whole address. */
export type FeedMedia = {
  readonly url: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
};

const absolute = (origin: string, url: string): string => new URL(url, `${origin}/`).toString();

/** The cover of a story as most readers can show it; what its licence does not allow is not in the story. */
export function coverOf(origin: string, { cover }: Story): FeedMedia | null {
  const shown = cover?.sources
    .filter(({ format }) => format !== 'avif')
    .sort((a, b) => near(a.width) - near(b.width))[0];
  if (!cover || !shown) return null;
  const height = Math.round((shown.width * cover.height) / Math.max(1, cover.width));
  return {
    url: absolute(origin, shown.url),
    type: `image/${shown.format}`,
    width: shown.width,
    height,
    alt: cover.alt,
  };
}

const near = (width: number): number => Math.abs(width - 1_200);

/** The film of a story. */
export function filmOf(origin: string, { film }: Story): FeedMedia | null {
  if (!film) return null;
  const { url, width, height, alt } = film;
  return { url: absolute(origin, url), type: url.endsWith('.webm') ? 'video/webm' : 'video/mp4', width, height, alt };
}

/** When a feed last changed: its newest story, or what was ordered down last; an empty one has not changed since anybody can tell. */
export function changedAt({ stories, gone }: Pick<FeedContent, 'stories' | 'gone'>): string {
  return (
    [...stories.map(({ updatedAt }) => updatedAt), ...gone.map(({ at }) => at)].sort().at(-1) ??
    '1970-01-01T00:00:00.000Z'
  );
}

/** The label under which readers learn what part a machine had. */
export const aiWords = ({ ai, locale }: Story): string | null => (ai === 'none' ? null : AI_WORDS[locale][ai]);

const AI_WORDS: Readonly<Record<ContentLocale, Readonly<Record<'assisted' | 'generated', string>>>> = {
  'zh-Hans': { assisted: '本文有人工智能辅助', generated: '本文由人工智能生成' },
  en: { assisted: 'Written with the help of AI', generated: 'Generated by AI' },
};
