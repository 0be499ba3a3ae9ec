import type { Story } from '../../contract';
import { bodyOf } from './feed-body.rules';
import { coverOf, filmOf, storyAt, storyUri, type FeedContent } from './feed.rules';

/** JSON Feed 1.1. */
export function writeJsonFeed({ about, stories }: FeedContent): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: about.title,
    description: about.description,
    home_page_url: about.home,
    feed_url: `${about.origin}${about.path}`,
    language: about.locale,
    authors: [{ name: about.publisher }],
    items: stories.map((story) => itemOf(about.origin, story)),
  });
}

function itemOf(origin: string, story: Story): Record<string, unknown> {
  const cover = coverOf(origin, story);
  const film = filmOf(origin, story);
  return {
    id: storyUri(origin, story),
    url: storyAt(origin, story),
    title: story.title,
    content_html: bodyOf(origin, story),
    ...(story.summary ? { summary: story.summary } : {}),
    ...(cover ? { image: cover.url } : {}),
    date_published: story.publishedAt,
    date_modified: story.updatedAt,
    authors: [{ name: story.byline ?? story.station.name }],
    tags: [story.column.name, ...story.tags],
    language: story.locale,
    ...(film ? { attachments: [{ url: film.url, mime_type: film.type }] } : {}),
  };
}
