// The reading half of the contract: home, feed, GraphQL.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buildSchema, graphql } from 'graphql';
import { COLUMNS, STATIONS } from './station.mjs';

const CARD = [
  'id',
  'locale',
  'title',
  'subtitle',
  'summary',
  'column',
  'station',
  'byline',
  'publishedAt',
  'updatedAt',
  'cover',
  'hasFilm',
  'ai',
];

const stationOf = (slug) => STATIONS.find((station) => station.slug === slug) ?? STATIONS[0];
const nameIn = (station, locale) => (locale === 'en' ? station.english : station.name);

export function home(state, params) {
  const locale = params.get('locale') ?? 'zh-Hans';
  const station = stationOf(params.get('station'));
  return {
    station: {
      slug: station.slug,
      name: nameIn(station, locale),
      slogan: locale === 'en' ? null : station.slogan,
      inks: station.inks,
    },
    stations: STATIONS.map((each) => ({
      slug: each.slug,
      name: nameIn(each, locale),
      level: each.level,
      parent: each.parent,
    })),
    columns: COLUMNS.map(([slug, zh, en]) => ({
      slug,
      name: locale === 'en' ? en : zh,
      description: null,
      station: station.slug,
    })),
    mode: state.mode,
    asOf: state.asOf,
  };
}

/** A city shows its counties' stories too, a county only its own. */
function visible(state, { station, column, locale }) {
  const own = stationOf(station);
  return state.stories
    .filter(
      (s) =>
        s.locale === locale &&
        (own.parent === null || s.station.slug === own.slug) &&
        (!column || s.column.slug === column),
    )
    .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
}

const card = (story) => Object.fromEntries(CARD.map((key) => [key, story[key]]));

export function feed(state, params) {
  const first = Math.min(Number(params.get('first') ?? 20), 50);
  const all = visible(state, {
    station: params.get('station'),
    column: params.get('column'),
    locale: params.get('locale') ?? 'zh-Hans',
  });
  const from = params.has('after') ? all.findIndex((s) => s.id === params.get('after')) + 1 : 0;
  const items = all.slice(from, from + first).map(card);
  return { items, next: from + first < all.length ? items.at(-1).id : null, asOf: state.asOf };
}

export const etagOf = (text) => `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

const toEnum = (locale) => locale.replace('-', '_');
const fromEnum = (locale) => locale.replace('_', '-');
const asGraphql = ({ evidence, ...story }) => ({
  ...story,
  locale: toEnum(story.locale),
  locales: story.locales.map(toEnum),
  evidence: { corrections: [], ...evidence },
});

function connection(stories, { first, after }) {
  const from = after ? stories.findIndex((s) => s.id === after) + 1 : 0;
  const edges = stories.slice(from, from + first).map((s) => ({ cursor: s.id, node: asGraphql(s) }));
  return {
    edges,
    total: stories.length,
    pageInfo: { hasNextPage: from + first < stories.length, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

function resolvers(state) {
  return {
    columns: ({ station, locale }) =>
      home(state, new URLSearchParams({ station: station ?? '', locale: fromEnum(locale) })).columns,
    stories: ({ station, column, locale, ...page }) =>
      connection(visible(state, { station, column, locale: fromEnum(locale) }), page),
    story: ({ id, locale }) => {
      const found = state.stories.find((s) => s.id === id && s.locale === fromEnum(locale));
      return found ? asGraphql(found) : null;
    },
    search: ({ text, locale, ...page }) => {
      const words = text.trim().toLowerCase().split(/\s+/);
      const hit = (s) =>
        words.every((word) => `${s.title}${s.summary ?? ''}${s.tags.join()}`.toLowerCase().includes(word));
      return connection(visible(state, { locale: fromEnum(locale) }).filter(hit), page);
    },
  };
}

const schemaFile = new URL('../src/contract/schema.graphql', import.meta.url);

export async function makeGraphql(state) {
  const schema = buildSchema(await readFile(schemaFile, 'utf8'));
  return ({ query, variables, extensions }) => {
    const claimed = extensions?.persistedQuery?.sha256Hash;
    // As every GraphQL server does: whoever names a hash must send the text it belongs to.
    if (claimed && claimed !== createHash('sha256').update(query).digest('hex')) {
      return { errors: [{ message: 'provided sha does not match query' }] };
    }
    return graphql({ schema, source: query, variableValues: variables, rootValue: resolvers(state) });
  };
}
