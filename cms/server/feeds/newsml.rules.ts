import type { Story } from '../../contract';
import { bodyOf } from './feed-body.rules';
import { aiWords, changedAt, coverOf, element, storyAt, storyUri, xml, type FeedContent } from './feed.rules';

const CATALOG = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_32.xml';

/** NewsML-G2 2.34, power conformance: one message with an item for each story, its text as inline XHTML. */
export function writeNewsml(content: FeedContent): string {
  const { about, stories } = content;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">',
    `<header>${element('sent', changedAt(stories))}${element('sender', about.publisher)}${element('transmitId', `${about.origin}${about.path}`)}</header>`,
    '<itemSet>',
    ...stories.map((story) => itemOf(about.origin, story)),
    '</itemSet></newsMessage>',
  ].join('\n');
}

/** A correction is a new version of the same item; seconds since it first went out never go back. */
function versionOf({ publishedAt, updatedAt }: Story): number {
  return 1 + Math.max(0, Math.floor((Date.parse(updatedAt) - Date.parse(publishedAt)) / 1_000));
}

function itemOf(origin: string, story: Story): string {
  const { locale } = story;
  return [
    `<newsItem guid="${xml(storyUri(origin, story))}" version="${versionOf(story)}" standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="${locale}">`,
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
