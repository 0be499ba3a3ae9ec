import { parseFeed } from 'feedsmith';
import type { FetchProblem, IngestSource, JsonMapping } from '../../contract';
import { err, hashOf, ok, type Refusal, type Result } from '../../kernel';
import { languageOf, plainText } from './plain-text.rules';

/** An item as its source gave it, read into our words. */
export type ReadItem = {
  readonly key: string;
  readonly hash: string;
  readonly title: string;
  readonly body: string;
  readonly url: string | null;
  readonly place: string;
  readonly language: 'zh-Hans' | 'en';
  readonly publishedAt: string | null;
};

/** Why a document gave no items. */
export type NotRead = Refusal<'UNREAD', { problem: FetchProblem; note: string }>;

/** More items than this in one document are not taken: the oldest are left out, and come with the next reading if they are still there. */
export const MOST_ITEMS = 300;

const notRead = (problem: FetchProblem, note: string): { readonly ok: false; readonly error: NotRead } =>
  err('UNREAD', { problem, note: note.slice(0, 200) });

/** Reads the items of a document. */
export function readDocument(
  source: Pick<IngestSource, 'kind' | 'mapping'>,
  text: string,
): Result<readonly ReadItem[], NotRead> {
  const raw = source.kind === 'json' && source.mapping ? readJson(text, source.mapping) : readFeed(text);
  if (!raw.ok) return raw;
  const items = raw.value.slice(0, MOST_ITEMS).flatMap(itemOf);
  // Two items with one key in one document are one; the first is the newer in every feed that keeps an order.
  const seen = new Map([...items].reverse().map((item) => [item.key, item]));
  return ok([...seen.values()].reverse());
}

/** The parts of an item before they are cleaned. */
export type RawItem = {
  readonly key?: unknown;
  readonly title?: unknown;
  readonly body?: unknown;
  readonly url?: unknown;
  readonly place?: unknown;
  readonly published?: unknown;
};

/** A document type of one's own is how entities multiply until a node has no memory left; no feed needs one. */
const UNSAFE = /<!ENTITY|<!DOCTYPE[^>[]*\[/i;

type Feed = Record<string, unknown>;

function readFeed(text: string): Result<readonly RawItem[], NotRead> {
  if (UNSAFE.test(text)) return notRead('not-safe', 'DOCTYPE');
  try {
    const { format, feed } = parseFeed(text);
    // The library types each dialect apart; here all are looked at as names and values, and each part is checked below.
    const whole: Feed = { ...feed };
    // Both are lists of objects in every dialect, or missing.
    const items = ((format === 'atom' ? whole['entries'] : whole['items']) ?? []) as Feed[];
    return ok(items.map(format === 'atom' ? ofAtom : format === 'json' ? ofJsonFeed : ofRss));
  } catch (error) {
    return notRead('not-readable', error instanceof Error ? error.message : '');
  }
}

/** Walks names and figures into a value. */
export function at(value: unknown, path: string): unknown {
  if (path === '') return value;
  return path
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
          ? Reflect.get(inner, name)
          : undefined,
      value,
    );
}

const ofRss = (item: Feed): RawItem => ({
  key: at(item, 'guid.value') ?? at(item, 'rdf.about'),
  title: item['title'],
  body: at(item, 'content.encoded') ?? item['description'],
  url: item['link'],
  published: item['pubDate'] ?? at(item, 'dc.dates.0') ?? at(item, 'dc.date'),
  place: at(item, 'dc.coverages.0'),
});

const ofAtom = (entry: Feed): RawItem => {
  const links: readonly unknown[] = Array.isArray(entry['links']) ? entry['links'] : [];
  const isMain = (rel: unknown): boolean => rel === undefined || rel === 'alternate';
  const link = links.find((one) => isMain(at(one, 'rel'))) ?? links[0];
  return {
    key: entry['id'],
    title: at(entry, 'title.value'),
    body: at(entry, 'content.value') ?? at(entry, 'summary.value'),
    url: at(link, 'href'),
    published: entry['published'] ?? entry['updated'],
  };
};

const ofJsonFeed = (item: Feed): RawItem => ({
  key: item['id'],
  title: item['title'],
  body: item['content_html'] ?? item['content_text'] ?? item['summary'],
  url: item['url'] ?? item['external_url'],
  published: item['date_published'],
});

function readJson(text: string, mapping: JsonMapping): Result<readonly RawItem[], NotRead> {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    return notRead('not-readable', 'JSON');
  }
  const items = at(whole, mapping.items);
  if (!Array.isArray(items)) return notRead('no-items', mapping.items);
  const part = (item: unknown, path: string | null): unknown => (path === null ? undefined : at(item, path));
  return ok(
    items.map((item: unknown) => ({
      key: part(item, mapping.key),
      title: part(item, mapping.title),
      body: part(item, mapping.body),
      url: part(item, mapping.url),
      place: part(item, mapping.place),
      published: part(item, mapping.published),
    })),
  );
}

function itemOf(raw: RawItem): readonly ReadItem[] {
  const body = plainText(wordsOf(raw.body));
  const title =
    plainText(wordsOf(raw.title)).replace(/\n/g, ' ').slice(0, 200) || (body.split('\n')[0] ?? '').slice(0, 80);
  if (title === '') return [];
  const url = addressOf(wordsOf(raw.url));
  const hash = hashOf({ title, body, url });
  return [
    {
      key: wordsOf(raw.key).slice(0, 500) || (url ?? hash),
      hash,
      title,
      body,
      url,
      place: plainText(wordsOf(raw.place)).slice(0, 120),
      language: languageOf(`${title}${body.slice(0, 500)}`),
      publishedAt: momentOf(raw.published),
    },
  ];
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** Only what a browser may open: a link of another kind is left out. */
function addressOf(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) && url.href.length <= 1_000 ? url.href : null;
}

/** Times without a zone are Beijing's: those who write them are hosts in China. Figures are seconds or milliseconds. */
function momentOf(value: unknown): string | null {
  const text = wordsOf(value);
  if (text === '') return null;
  const figure = /^\d{9,13}$/.test(text) ? Number(text) * (text.length > 11 ? 1 : 1000) : undefined;
  const bare = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)$/.exec(text);
  const at = figure ?? Date.parse(bare ? `${bare[1]}T${bare[2]}+08:00` : text);
  // A year that nobody means would be refused by whoever reads it later.
  return Number.isFinite(at) && at > 0 && at < Date.UTC(2100, 0) ? new Date(at).toISOString() : null;
}
