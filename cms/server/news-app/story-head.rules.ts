import type { ContentLocale, Picture, Story, StoryGone } from '../../contract';
import { escapeHtml, jsonForScript } from './html.rules';

/** Where a page is shown. `origin` is `https://news.example` without a closing slash. */
export type Site = { readonly origin: string; readonly name: string };

/** The canonical address of a story; only a translation says which language it is. */
export function storyAddress(origin: string, { id, locale }: Pick<Story, 'id' | 'locale'>): string {
  const path = `${origin}/story/${encodeURIComponent(id)}`;
  return locale === 'zh-Hans' ? path : `${path}?locale=${locale}`;
}

/** Title, description, canonical address, share card and machine-readable facts of a story. */
export function storyHead(story: Story, site: Site): string {
  const address = storyAddress(site.origin, story);
  const description = descriptionOf(story);
  const image = shareImage(story.cover, site.origin);
  return [
    `<title>${escapeHtml(`${story.title} · ${story.station.name}`)}</title>`,
    named('description', description),
    link('canonical', address),
    ...(story.locales.length > 1 ? story.locales.map((locale) => alternate(story, locale, site.origin)) : []),
    property('og:type', 'article'),
    property('og:site_name', story.station.name),
    property('og:title', story.title),
    property('og:description', description),
    property('og:url', address),
    property('og:locale', story.locale === 'en' ? 'en_US' : 'zh_CN'),
    property('article:published_time', story.publishedAt),
    property('article:modified_time', story.updatedAt),
    property('article:section', story.column.name),
    ...story.tags.map((tag) => property('article:tag', tag)),
    ...imageTags(image, story.cover),
    ...feedLinks(site, story),
    named('twitter:card', image ? 'summary_large_image' : 'summary'),
    named('twitter:title', story.title),
    named('twitter:description', description),
    `<script type="application/ld+json">${jsonForScript(newsArticle(story, { address, description, image: image?.url }))}</script>`,
  ].join('\n');
}

/** Title and share card of every other page of the app. Only the front page is an address of its own to a search engine. */
export function siteHead({ origin, name }: Site, page: { isFront: boolean; description: string }): string {
  return [
    `<title>${escapeHtml(name)}</title>`,
    named('description', page.description),
    page.isFront ? link('canonical', `${origin}/`) : '',
    property('og:type', 'website'),
    property('og:site_name', name),
    property('og:title', name),
    property('og:description', page.description),
    property('og:url', `${origin}/`),
    named('twitter:card', 'summary'),
    ...feedLinks({ origin, name }),
  ].join('\n');
}

const FEEDS = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' } as const;

/** By these a browser or reader finds what can be subscribed to; from a story, the feed of its column. */
function feedLinks({ origin, name }: Site, story?: Pick<Story, 'column' | 'station' | 'locale'>): readonly string[] {
  const title = story ? `${story.station.name} · ${story.column.name}` : name;
  const language = story?.locale === 'en' ? '&locale=en' : '';
  const query = story?.column.slug ? `?station=${story.station.slug}&column=${story.column.slug}${language}` : '';
  return Object.entries(FEEDS).map(
    ([format, type]) =>
      `<link rel="alternate" type="${type}" title="${escapeHtml(title)}" href="${escapeHtml(`${origin}/feeds/${format}${query}`)}">`,
  );
}

/** What the page of a story says that is not there, or no longer. */
export function goneHead(name: string): string {
  return `<title>${escapeHtml(name)}</title>\n<meta name="robots" content="noindex">`;
}

/** What stands at the address of a story that was taken down, for whoever runs no scripts. */
export function goneText({ note }: StoryGone): string {
  const said = note === null ? '' : `<p>${escapeHtml(note)}</p>`;
  return `<h1>本稿已撤下 This story was taken down</h1>${said}`;
}

function newsArticle(story: Story, page: { address: string; description: string; image: string | undefined }): object {
  const publisher = { '@type': 'NewsMediaOrganization', name: story.station.name };
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: story.title,
    ...(story.subtitle ? { alternativeHeadline: story.subtitle } : {}),
    description: page.description,
    mainEntityOfPage: page.address,
    inLanguage: story.locale,
    datePublished: story.publishedAt,
    dateModified: story.updatedAt,
    articleSection: story.column.name,
    keywords: story.tags,
    ...(page.image ? { image: [page.image] } : {}),
    author: story.byline ? { '@type': 'Person', name: story.byline } : publisher,
    publisher,
    ...(story.source?.url ? { isBasedOn: story.source.url } : {}),
  };
}

const LONGEST_DESCRIPTION = 160;

function descriptionOf({ summary, subtitle, title, body }: Story): string {
  const first = body.flatMap((block) =>
    block.kind === 'Paragraph' ? [block.spans.map(({ text }) => text).join('')] : [],
  )[0];
  const text = (summary ?? subtitle ?? first ?? title).replace(/\s+/g, ' ').trim();
  const characters = [...text];
  return characters.length <= LONGEST_DESCRIPTION ? text : `${characters.slice(0, LONGEST_DESCRIPTION - 1).join('')}…`;
}

type ShareImage = { readonly url: string; readonly width: number };

/** Social networks show 1,200 pixels and read JPEG and PNG everywhere; WebP is better than nothing. */
export function shareImage(cover: Picture | null, origin: string): ShareImage | undefined {
  const readable = (cover?.sources ?? []).filter(({ format }) => format !== 'avif');
  const best = [...readable].sort((a, b) => rank(a) - rank(b))[0];
  return best && { url: new URL(best.url, origin).toString(), width: best.width };
}

function rank({ format, width }: Picture['sources'][number]): number {
  return (format === 'webp' ? 10_000 : 0) + Math.abs(width - 1_200);
}

function imageTags(image: ShareImage | undefined, cover: Picture | null): readonly string[] {
  if (!image || !cover) return [];
  const height = Math.round((image.width * cover.height) / Math.max(cover.width, 1));
  return [
    property('og:image', image.url),
    property('og:image:width', String(image.width)),
    property('og:image:height', String(height)),
    property('og:image:alt', cover.alt),
    named('twitter:image', image.url),
  ];
}

function alternate(story: Story, locale: ContentLocale, origin: string): string {
  return `<link rel="alternate" hreflang="${locale}" href="${escapeHtml(storyAddress(origin, { id: story.id, locale }))}">`;
}

function named(name: string, content: string): string {
  return `<meta name="${name}" content="${escapeHtml(content)}">`;
}

function property(name: string, content: string): string {
  return `<meta property="${name}" content="${escapeHtml(content)}">`;
}

function link(rel: string, href: string): string {
  return `<link rel="${rel}" href="${escapeHtml(href)}">`;
}
