import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';
import type { GraphQLSchema, IntrospectionQuery } from 'graphql';
import { aHost, theHost, type Host } from '../../../tests/host/host';
import { graphql } from '../../../tests/host/newsroom';
import { productionSettings } from '../../../tests/host/production';

const INTROSPECTION = '{ __schema { queryType { name } } }';

describe('the GraphQL endpoint', () => {
  let host: Host;

  beforeAll(async () => {
    host = await theHost();
  });

  const post = (body: string, headers = {}): Promise<Response> =>
    fetch(`${host.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const codeOf = async (response: Response): Promise<string> =>
    ((await response.json()) as { error: { code: string } }).error.code;

  it('answers strangers', async () => {
    expect(await graphql(host, '{ columns(station: "nowhere") { slug } }')).toEqual({
      status: 200,
      data: { columns: [] },
    });
  });

  it('answers also when somebody sends a token that it does not know', async () => {
    const headers = { authorization: 'Bearer of-nobody' };
    expect(await graphql(host, '{ columns(station: "nowhere") { slug } }', { headers })).toMatchObject({ status: 200 });
  });

  it('offers reading of what is public and nothing of Strapi’s own', async () => {
    const { data } = await graphql<{ __schema: { queryType: { fields: { name: string }[] }; mutationType: null } }>(
      host,
      '{ __schema { queryType { fields { name } } mutationType { name } } }',
    );
    expect(data.__schema.queryType.fields.map(({ name }) => name).sort()).toEqual([
      'columns',
      'search',
      'stories',
      'story',
      'storyGone',
    ]);
    expect(data.__schema.mutationType).toBeNull();
  });

  it('serves exactly the schema that apps are built from', async () => {
    const served = await graphql<IntrospectionQuery>(host, getIntrospectionQuery());
    const promised = readFileSync(join(__dirname, '../../../mobile-app/src/contract/schema.graphql'), 'utf8');
    // Strapi's own scalars bring descriptions of their own.
    const sorted = (schema: GraphQLSchema): string =>
      printSchema(lexicographicSortSchema(schema)).replace(/"""[^]*?"""\s*/g, '');
    expect(sorted(buildClientSchema(served.data))).toBe(sorted(buildSchema(promised)));
  });

  it('refuses a query of more than ten levels and says so', async () => {
    const deep = `{ story(id: 1) ${'{ cover '.repeat(11)} { alt } ${'}'.repeat(11)} }`;
    const { status, errors } = await graphql(host, deep);
    expect(status).toBe(400);
    expect(errors?.map(({ message }) => message).join()).toContain('maximum operation depth of 10');
  });

  it('refuses a query that costs too much, names cost and limit, in the reader’s language', async () => {
    const many = Array.from(
      { length: 8 },
      (_, n) =>
        `a${n}: stories(first: 50) { edges { node { ${'x: id '.repeat(1)} ${Array.from({ length: 20 }, (_, m) => `t${m}: title`).join(' ')} } } }`,
    );
    const query = `{ ${many.join(' ')} }`;
    const english = await graphql(host, query, { headers: { 'accept-language': 'en' } });
    expect(english.status).toBe(422);
    expect(english.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/costs 9208; the limit is 6000/),
      extensions: { code: 'GRAPHQL.TOO_COSTLY', details: { limit: 6000 } },
    });
    expect((await graphql(host, query)).errors?.[0]?.message).toContain('上限 6000');
  });

  it('refuses what must not be parsed: big bodies, batches, tangles, GET', async () => {
    const big = await post(JSON.stringify({ query: `{ columns { slug } } #${'x'.repeat(40_000)}` }));
    expect([big.status, await codeOf(big)]).toEqual([413, 'HEARTH.TOO_LARGE']);
    const batch = await post(JSON.stringify([{ query: '{ columns { slug } }' }]));
    expect([batch.status, await codeOf(batch)]).toEqual([422, 'GRAPHQL.ONE_AT_A_TIME']);
    const chain = Array.from({ length: 40 }, (_, n) => `fragment F${n} on Column { ...F${n + 1} ...F${n + 1} }`).join(
      ' ',
    );
    const tangle = await post(
      JSON.stringify({ query: `{ columns { ...F0 } } ${chain} fragment F40 on Column { slug }` }),
    );
    expect([tangle.status, await codeOf(tangle)]).toEqual([422, 'GRAPHQL.TOO_TANGLED']);
    const get = await fetch(`${host.url}/graphql?query={columns{slug}}`);
    expect([get.status, await codeOf(get)]).toEqual([405, 'HEARTH.WRONG_METHOD']);
    const form = await post('query={columns{slug}}', { 'content-type': 'application/x-www-form-urlencoded' });
    expect([form.status, await codeOf(form)]).toEqual([415, 'HEARTH.WRONG_TYPE']);
  });

  it('tells what is wrong with a question and nothing about the house', async () => {
    const { status, errors } = await graphql(host, '{ stories { edges { node { secret } } } }');
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
    const broken = await post('{"query": "{ columns { slug } ');
    expect(broken.status).toBe(400);
    expect(await broken.text()).not.toMatch(/node_modules|\bat .*\.js/);
  });

  it('masks what breaks on our side', async () => {
    // A NUL is legal GraphQL and illegal in PostgreSQL's text.
    const { errors, data } = await graphql(host, 'query ($tag: String) { stories(tag: $tag) { total } }', {
      variables: { tag: '\u0000' },
    });
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toEqual({ code: 'HEARTH.BROKEN', requestId: expect.stringMatching(/^[\w-]{36}$/) });
    expect(JSON.stringify(errors)).not.toMatch(/select|story_search|invalid byte|stack/i);
  });

  it('hides the schema in production from all but developers, and answers 429 to whoever asks without end', async () => {
    const production = await aHost({ env: { ...productionSettings(), GRAPHQL_PER_MINUTE: '5' } });
    try {
      const stranger = await graphql(production, INTROSPECTION);
      expect([stranger.status, stranger.errors?.[0]?.extensions['code']]).toEqual([403, 'GRAPHQL.SCHEMA_HIDDEN']);
      const guess = await graphql(production, '{ storys { total } }');
      expect(guess.errors?.[0]?.message).not.toContain('Did you mean');
      const headers = { authorization: `Bearer ${production.adminToken}` };
      const developer = await graphql<{ __schema: object }>(production, INTROSPECTION, { headers });
      expect(developer.data.__schema).toEqual({ queryType: { name: 'Query' } });

      // Five calls a minute from one address: the three above and two more, or all anew when the minute turned meanwhile.
      const statuses: number[] = [];
      for (let call = 0; call < 8; call += 1) statuses.push((await graphql(production, '{ columns { slug } }')).status);
      expect(statuses.at(-1)).toBe(429);
    } finally {
      await production.stop();
    }
  }, 90_000);
});
