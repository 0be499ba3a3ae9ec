import type { Story } from '../../contract';
import { bodyOf } from './feed-body.rules';
import {
  aiWords,
  changedAt,
  coverOf,
  element,
  storyAt,
  storyUri,
  xml,
  type FeedAbout,
  type FeedContent,
  type GoneStory,
} from './feed.rules';

const CATALOG = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_32.xml';

/** NewsML-G2 2.34, power conformance: one message with an item for each story, its text as inline XHTML. */
export function writeNewsml(content: FeedContent): string {
  const { about, stories, gone, letOut } = content;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">',
    `<header>${element('sent', changedAt(content))}${element('sender', about.publisher)}${element('transmitId', `${about.origin}${about.path}`)}</header>`,
    '<itemSet>',
    ...stories.map((story) => itemOf(about.origin, story, letOut.get(story.id))),
    ...gone.map((one) => canceledOf(about, one)),
    '</itemSet></newsMessage>',
  ].join('\n');
}

const EPOCH = Date.parse('2020-01-01T00:00:00.000Z');

/**
 * A correction is a new version of the same item, so is its cancellation, and so is what is let out again afterwards: the seconds of the
 * house's own era at which it happened, which never go back.
 */
const versionAt = (...moments: readonly string[]): number =>
  1 + Math.max(0, ...moments.map((at) => Math.floor((Date.parse(at) - EPOCH) / 1_000)));

const head = (uri: string, version: number, locale: string): string =>
  `<newsItem guid="${xml(uri)}" version="${version}" standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="${locale}">`;

/** Nothing but that it is over, since when, and what the order tells readers. */
function canceledOf({ origin, publisher }: FeedAbout, gone: GoneStory): string {
  return [
    head(storyUri(origin, gone), versionAt(gone.at), gone.locale),
    `<catalogRef href="${CATALOG}"/>`,
    '<itemMeta>',
    '<itemClass qcode="ninat:text"/>',
    `<provider>${element('name', publisher)}</provider>`,
    element('versionCreated', gone.at),
    '<pubStatus qcode="stat:canceled"/>',
    element('edNote', gone.note),
    '</itemMeta></newsItem>',
  ].join('\n');
}

function itemOf(origin: string, story: Story, letOut = story.updatedAt): string {
  const { locale } = story;
  return [
    head(storyUri(origin, story), versionAt(story.updatedAt, letOut), locale),
    `<catalogRef href="${CATALOG}"/>`,
    `<rightsInfo><copyrightHolder>${element('name', story.source?.name ?? story.station.name)}</copyrightHolder></rightsInfo>`,
    '<itemMeta>',
    '<itemClass qcode="ninat:text"/>',
    `<provider>${element('name', story.station.name)}</provider>`,
    element('versionCreated', story.updatedAt),
    element('firstCreated', story.publishedAt),
    '<pubStatus qcode="stat:usable"/>',
    element('edNote', aiWords(story)),
    `<link rel="irel:seeAlso" href="${xml(storyAt(origin, story))}"/>`,
    '</itemMeta>',
    '<contentMeta>',
    element('contentCreated', story.publishedAt),
    element('contentModified', story.updatedAt),
    story.byline ? `<creator>${element('name', story.byline)}</creator>` : '',
    `<language tag="${locale}"/>`,
    ...[story.column.name, ...story.tags].map(
      (name) => `<subject type="cpnat:abstract">${element('name', name)}</subject>`,
    ),
    element('headline', story.title),
    element('description role="drol:summary"', story.summary),
    '</contentMeta>',
    '<contentSet>',
    `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>${element('title', story.title)}</head><body>${bodyOf(origin, story)}</body></html></inlineXML>`,
    pictureOf(origin, story),
    '</contentSet></newsItem>',
  ].join('\n');
}

function pictureOf(origin: string, story: Story): string {
  const cover = coverOf(origin, story);
  return cover
    ? `<remoteContent href="${xml(cover.url)}" contenttype="${cover.type}" width="${cover.width}" height="${cover.height}"/>`
    : '';
}
