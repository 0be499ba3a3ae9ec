import type { Story } from '../../contract';
import { bodyOf } from './feed-body.rules';
import {
  aiWords,
  coverOf,
  filmOf,
  storyAt,
  storyUri,
  type FeedContent,
  type FeedMedia,
  type GoneStory,
} from './feed.rules';

const STANDARD = {
  name: 'ninjs',
  version: '3.1',
  schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
} as const;

/** ninjs 3.1: the feed is one composite item whose associations are the stories. */
export function writeNinjs({ about, stories, gone }: FeedContent): string {
  return JSON.stringify({
    standard: STANDARD,
    uri: `${about.origin}${about.path}`,
    type: 'composite',
    language: about.locale,
    headlines: [{ role: 'main', value: about.title }],
    associations: [
      ...stories.map((story) => ({ name: story.id, ...itemOf(about.origin, story) })),
      ...gone.map((one) => ({ name: one.id, ...canceledOf(about.origin, one) })),
    ],
  });
}

function canceledOf(origin: string, gone: GoneStory): Record<string, unknown> {
  return {
    ...{ uri: storyUri(origin, gone), type: 'text', pubStatus: 'canceled', language: gone.locale },
    versionCreated: gone.at,
    ...(gone.note === null ? {} : { edNote: gone.note }),
  };
}

function itemOf(origin: string, story: Story): Record<string, unknown> {
  const note = aiWords(story);
  const body = bodyOf(origin, story);
  const files = [media('picture', coverOf(origin, story)), media('video', filmOf(origin, story))].flat();
  return {
    ...{ uri: storyUri(origin, story), type: 'text', pubStatus: 'usable', language: story.locale },
    ...{ firstCreated: story.publishedAt, versionCreated: story.updatedAt },
    by: story.byline ?? story.station.name,
    copyrightHolder: story.source?.name ?? story.station.name,
    ...(note === null ? {} : { edNote: note }),
    headlines: [{ role: 'main', value: story.title }],
    ...(story.summary ? { descriptions: [{ role: 'summary', contentType: 'text/plain', value: story.summary }] } : {}),
    bodies: [{ role: 'main', contentType: 'text/html', value: body }],
    subjects: [story.column.name, ...story.tags].map((name) => ({ name })),
    altIds: [{ role: 'web', value: storyAt(origin, story) }],
    ...(files.length > 0 ? { associations: files } : {}),
  };
}

function media(type: 'picture' | 'video', file: FeedMedia | null): readonly Record<string, unknown>[] {
  if (file === null) return [];
  const { url, type: contentType, width, height, alt } = file;
  const headlines = alt === '' ? {} : { headlines: [{ role: 'main', value: alt }] };
  return [
    { name: type, uri: url, type, ...headlines, renditions: [{ name: 'main', href: url, contentType, width, height }] },
  ];
}
