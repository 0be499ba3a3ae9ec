import type { Story } from '../../contract';
import { bodyOf } from './feed-body.rules';
import {
  changedAt,
  coverOf,
  element,
  filmOf,
  storyAt,
  storyUri,
  xml,
  type FeedContent,
  type FeedMedia,
} from './feed.rules';

/** RSS 2.0 with the whole text (content), authors (dc), pictures and films (media), and its own address (atom). */
export function writeRss({ about, stories, gone }: FeedContent): string {
  const self = `${about.origin}${about.path}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">',
    '<channel>',
    element('title', about.title),
    element('link', about.home),
    `<description>${xml(about.description)}</description>`,
    element('language', about.locale === 'en' ? 'en' : 'zh-cn'),
    element('lastBuildDate', rfc822(changedAt({ stories, gone }))),
    `<atom:link href="${xml(self)}" rel="self" type="application/rss+xml"/>`,
    ...stories.map((story) => itemOf(about.origin, story)),
    '</channel></rss>',
  ].join('\n');
}

function itemOf(origin: string, story: Story): string {
  const cover = coverOf(origin, story);
  const film = filmOf(origin, story);
  return [
    '<item>',
    element('title', story.title),
    element('link', storyAt(origin, story)),
    element('guid isPermaLink="false"', storyUri(origin, story)),
    element('pubDate', rfc822(story.publishedAt)),
    element('dc:creator', story.byline ?? story.station.name),
    element('category', story.column.name),
    ...story.tags.map((tag) => element('category', tag)),
    element('description', story.summary),
    element('content:encoded', bodyOf(origin, story)),
    cover ? media(cover, 'image') : '',
    film ? media(film, 'video') : '',
    '</item>',
  ].join('\n');
}

function media({ url, type, width, height, alt }: FeedMedia, medium: 'image' | 'video'): string {
  const size = `width="${width}" height="${height}"`;
  return `<media:content url="${xml(url)}" type="${type}" medium="${medium}" ${size}>${element('media:description', alt)}</media:content>`;
}

const rfc822 = (iso: string): string => new Date(iso).toUTCString();
