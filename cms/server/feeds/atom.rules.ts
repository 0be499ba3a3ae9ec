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
  type GoneStory,
} from './feed.rules';

/** Atom 1.0 (RFC 4287); what was ordered down leaves a tombstone (RFC 6721). */
export function writeAtom({ about, stories, gone }: FeedContent): string {
  const self = `${about.origin}${about.path}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="${about.locale}">`,
    element('id', self),
    element('title', about.title),
    element('subtitle', about.description),
    element('updated', changedAt({ stories, gone })),
    `<author>${element('name', about.publisher)}</author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(about.home)}"/>`,
    ...stories.map((story) => entryOf(about.origin, story)),
    ...gone.map((one) => tombstoneOf(about.origin, one)),
    '</feed>',
  ].join('\n');
}

function tombstoneOf(origin: string, gone: GoneStory): string {
  const ref = `ref="${xml(storyUri(origin, gone))}" when="${gone.at}"`;
  return `<at:deleted-entry ${ref}>${element('at:comment', gone.note)}</at:deleted-entry>`;
}

function entryOf(origin: string, story: Story): string {
  const enclosures = [coverOf(origin, story), filmOf(origin, story)].filter((file): file is FeedMedia => file !== null);
  return [
    '<entry>',
    element('id', storyUri(origin, story)),
    element('title', story.title),
    element('published', story.publishedAt),
    element('updated', story.updatedAt),
    `<author>${element('name', story.byline ?? story.station.name)}</author>`,
    `<link rel="alternate" type="text/html" href="${xml(storyAt(origin, story))}"/>`,
    ...enclosures.map(({ url, type }) => `<link rel="enclosure" type="${type}" href="${xml(url)}"/>`),
    ...[story.column.name, ...story.tags].map((term) => `<category term="${xml(term)}"/>`),
    element('summary', story.summary),
    element('content type="html"', bodyOf(origin, story)),
    '</entry>',
  ].join('\n');
}
