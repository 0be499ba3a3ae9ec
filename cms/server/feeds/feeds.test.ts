import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import type { Story } from '../../contract';
import { feedFormats, storyUri, xml, type FeedAbout, type FeedContent, type GoneStory } from './feed.rules';
import { writeFeed } from './write-feed.rules';

const STANDARDS = join(__dirname, '../../../tests/standards');

const picture = { caption: null, credit: null, focal: { x: 0.5, y: 0.5 }, blur: null, aiGenerated: false } as const;
const story: Story = {
  locale: 'zh-Hans',
  ...{ id: 'abcdefghijklmnopqrstuvwx', title: '汛情 <通报> & "安置"', subtitle: null },
  summary: '三个村当晚全部转移',
  ...{ column: { slug: 'news', name: '要闻' }, station: { slug: 'yunze', name: '云泽台' }, byline: '王芳' },
  ...{ publishedAt: '2026-11-21T08:00:00.000Z', updatedAt: '2026-11-21T09:30:00.000Z', hasFilm: true },
  ai: 'assisted',
  cover: {
    ...picture,
    ...{ alt: '涨水的青禾河', width: 1600, height: 900 },
    sources: [
      { url: '/uploads/river.avif', width: 1200, format: 'avif' },
      { url: '/uploads/river.jpg', width: 1200, format: 'jpeg' },
    ],
  },
  locales: ['zh-Hans'],
  body: [
    {
      kind: 'Paragraph',
      spans: [{ text: '当晚' }, { text: '转移', href: '/story/x' }, { text: '！', href: 'javascript:alert(1)' }],
    },
    { kind: 'Heading', level: 2, spans: [{ text: '安置点' }] },
    { kind: 'ListBlock', ordered: false, items: [{ spans: [{ text: '县一中 <A&B>' }] }] },
  ],
  film: { url: '/uploads/river.mp4', poster: null, width: 1280, height: 720, seconds: 30, alt: '航拍' },
  ...{ tags: ['防汛'], source: null, readingMinutes: 1 },
  evidence: { signedBy: ['王芳'], publishedAt: '2026-11-21T08:00:00.000Z', correctedAt: null, corrections: [] },
};
const about: FeedAbout = {
  ...{ origin: 'https://yunze.example', path: '/feeds/x', title: '云泽台', description: '说给乡亲听' },
  ...{ home: 'https://yunze.example/', publisher: '云泽台' },
  locale: 'zh-Hans',
};
const gone: GoneStory = {
  ...{ id: 'zyxwvutsrqponmlkjihgfedc', locale: 'zh-Hans', at: '2026-11-22T03:00:00.000Z' },
  note: '经核实 <失实> & 已撤下',
};
const content: FeedContent = { about, stories: [story], gone: [gone], letOut: new Map() };

/** Whether tags open and close in order and nothing else looks like one: what a parser asks before anything else. */
function isWellFormed(text: string): boolean {
  const open: string[] = [];
  for (const [, closing, name = '', , own] of text.matchAll(
    /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (own === '/') continue;
    if (closing !== '/') open.push(name);
    else if (open.pop() !== name) return false;
  }
  const rest = text.replace(/<\?xml[^>]*\?>/, '').replace(/<\/?[A-Za-z][\w:.-]*(?:\s+[\w:.-]+="[^"<]*")*\s*\/?>/g, '');
  return open.length === 0 && !/[<>]|&(?!(amp|lt|gt|quot|apos);)/.test(rest);
}

const XML = ['rss', 'atom', 'newsml'] as const;

it.each(XML)('%s is well-formed, whatever people write', (format) => {
  expect(isWellFormed(writeFeed(format, content))).toBe(true);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, words) => {
      const made = { ...story, title, byline: words, tags: [words], body: [{ kind: 'Code', text: words } as const] };
      return isWellFormed(writeFeed(format, { ...content, stories: [made], gone: [{ ...gone, note: words }] }));
    }),
  );
});

it.each(feedFormats)(
  '%s carries the story, its picture and film by whole addresses, and nothing that runs',
  (format) => {
    const text = writeFeed(format, content);
    for (const part of [
      'https://yunze.example/story/abcdefghijklmnopqrstuvwx',
      '/uploads/river.jpg',
      '本文有人工智能辅助',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/javascript:|river\.avif|"\/uploads/);
    expect(writeFeed(format, content)).toBe(text);
  },
);

it('names a story alike in every format, however often it is corrected', () => {
  const name = storyUri(about.origin, story);
  for (const format of feedFormats) expect(writeFeed(format, content)).toContain(name);
});

it('JSON Feed 1.1 has what it must have', () => {
  const feed = JSON.parse(writeFeed('json', content)) as { version: string; items: Record<string, unknown>[] };
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
  expect(feed.items[0]).toMatchObject({
    ...{ title: story.title, date_published: story.publishedAt, date_modified: story.updatedAt },
    attachments: [{ url: 'https://yunze.example/uploads/river.mp4', mime_type: 'video/mp4' }],
  });
});

it('ninjs 3.1 spells its fields as the standard does', () => {
  const feed = JSON.parse(writeFeed('ninjs', content)) as { associations: Record<string, unknown>[] };
  expect(feed).toMatchObject({ standard: { name: 'ninjs', version: '3.1' }, type: 'composite' });
  expect(feed.associations[0]).toMatchObject({
    ...{ type: 'text', pubStatus: 'usable', firstCreated: story.publishedAt, versionCreated: story.updatedAt },
    associations: [{ type: 'picture' }, { type: 'video' }],
  });
});

it('a correction is a later version of the same NewsML-G2 item', () => {
  const versionIn = (text: string): number => Number(/<newsItem guid="[^"]+" version="(\d+)"/.exec(text)?.[1]);
  const later = { ...story, updatedAt: '2026-11-21T10:00:00.000Z' };
  const [before, after] = [story, later].map((one) => versionIn(writeFeed('newsml', { ...content, stories: [one] })));
  expect(after).toBeGreaterThan(before ?? Infinity);
});

describe('what was ordered down', () => {
  const only = { ...content, stories: [] };
  const uri = storyUri(about.origin, gone);

  it('is a canceled item of NewsML-G2, later than any version that was ever sent and earlier than one let out again', () => {
    const text = writeFeed('newsml', only);
    expect(text).toContain('<pubStatus qcode="stat:canceled"/>');
    expect(text).not.toMatch(/<(headline|inlineXML|contentMeta|description)/);
    const versionIn = (of: FeedContent): number => Number(/ version="(\d+)"/.exec(writeFeed('newsml', of))?.[1]);
    const out = { ...content, gone: [] };
    expect(versionIn(only)).toBeGreaterThan(versionIn(out));
    const again = { ...out, letOut: new Map([[story.id, '2026-11-23T00:00:00.000Z']]) };
    expect(versionIn(again)).toBeGreaterThan(versionIn(only));
  });

  it('is a tombstone of Atom and a canceled object of ninjs, under the name that the story had', () => {
    const atom = writeFeed('atom', only);
    expect(atom).toContain(`<at:deleted-entry ref="${uri}" when="${gone.at}">`);
    expect(atom).toContain(`<updated>${gone.at}</updated>`);
    const { associations } = JSON.parse(writeFeed('ninjs', only)) as { associations: object[] };
    expect(associations).toEqual([
      {
        ...{ name: gone.id, uri, type: 'text', pubStatus: 'canceled', language: 'zh-Hans' },
        ...{ versionCreated: gone.at, edNote: gone.note },
      },
    ]);
  });

  it('is no item of RSS and JSON Feed, which have no word for it', () => {
    for (const format of ['rss', 'json'] as const) expect(writeFeed(format, only)).not.toContain(gone.id);
  });
});

describe('by the schemas of the IPTC', () => {
  const film = {
    ...story,
    film: null,
    cover: null,
    byline: null,
    summary: null,
    source: { name: '新华社', author: null, url: null },
  };
  const all: FeedContent = { ...content, stories: [story, { ...film, id: 'b'.repeat(24), tags: [] }] };

  it('NewsML-G2 2.34 is valid, with what is usable and what is canceled', async () => {
    const at = (name: string) => ({ fileName: name, contents: readFileSync(join(STANDARDS, name), 'utf8') });
    const valid = (text: string) =>
      validateXML({
        xml: [{ fileName: 'feed.xml', contents: text }],
        schema: [at('newsml-g2_2.34.xsd')],
        preload: [at('xml.xsd')],
      });
    const text = writeFeed('newsml', all);
    expect((await valid(text)).errors).toEqual([]);
    expect((await valid(text.replaceAll('<itemClass qcode="ninat:text"/>', ''))).valid).toBe(false);
  });

  it('ninjs 3.1 is valid, with what is usable and what is canceled', () => {
    // No story of ours has a shape on a map; what one would look like is another standard's.
    const geo = { $id: 'https://geojson.org/schema/GeoJSON.json' };
    const ajv = addFormats(new Ajv2020({ strict: false })).addSchema(geo);
    const isValid = ajv.compile(JSON.parse(readFileSync(join(STANDARDS, 'ninjs_3.1.json'), 'utf8')) as object);
    const feed = JSON.parse(writeFeed('ninjs', all)) as object;
    expect(isValid(feed) ? [] : isValid.errors).toEqual([]);
    expect(isValid({ ...feed, pubStatus: 'taken down' })).toBe(false);
  });
});

it('leaves out what XML cannot hold', () => {
  expect(xml('a\u0000b\ud800c<')).toBe('abc&lt;');
});
