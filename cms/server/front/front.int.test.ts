import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Feed, Home } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { aHost, theHost, type Host, type OwnHost } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { promised } from '../../../tests/host/slowness';

type Read<Body> = { readonly status: number; readonly headers: Headers; readonly body: Body };

async function read<Body>(
  host: Pick<Host, 'url'>,
  path: string,
  headers: Record<string, string> = {},
): Promise<Read<Body>> {
  const answer = await fetch(host.url + path, { headers });
  const text = await answer.text();
  // Every answer of these routes is JSON by contract; 304 has no body.
  return { status: answer.status, headers: answer.headers, body: (text ? JSON.parse(text) : undefined) as Body };
}

type Refused = { readonly error: { readonly code: string; readonly details: { fields?: { path: string }[] } } };

describe('the front page and the feed', () => {
  let host: Host;
  let room: ReturnType<typeof newsroom>;
  beforeAll(async () => {
    host = await theHost();
    room = newsroom(host);
  });

  it('show whose app it is', async () => {
    const { status, headers, body } = await read<Home>(host, '/api/app/home');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(body.stations.map(({ slug }) => slug)).toContain(body.station.slug);
    expect(body).toMatchObject({ mode: 'normal', station: { inks: [expect.any(String), expect.any(String)] } });
    expect((await read<Refused>(host, '/api/app/home?station=nowhere')).body.error.code).toBe('HEARTH.NOT_FOUND');
  });

  it('give a feed page by page, and 304 to whoever has it', async () => {
    const column = await room.column({ slug: 'lane-paged', name: '快道' });
    for (const title of ['一', '二', '三']) {
      await room.publish((await room.draft({ column: column.documentId, title })).documentId);
    }
    const path = '/api/app/feed?column=lane-paged&first=2';
    const first = await settled(host, path, ({ items }) => items.length === 2);
    expect(first.body.items.map(({ title }) => title)).toEqual(['三', '二']);
    const second = await read<Feed>(host, `${path}&after=${first.body.next}`);
    expect([second.body.items.map(({ title }) => title), second.body.next]).toEqual([['一'], null]);
    // What goes on behind a publishing may bring the page anew once more; then it stands.
    const asked = async (): Promise<number> => {
      const etag = (await read(host, path)).headers.get('etag') ?? '';
      return (await read(host, path, { 'if-none-match': etag })).status;
    };
    expect(await until(asked, (status) => status === 304, 5_000)).toBe(304);
  });

  it.each([
    ['/api/app/feed?first=0', ['query.first']],
    ['/api/app/feed?first=51&station=A', ['query.station', 'query.first']],
    ['/api/app/feed?locale=fr&column=%00', ['query.column', 'query.locale']],
    ['/api/app/home?station=a&station=b', ['query.station']],
  ])('refuse %s field by field', async (path, fields) => {
    const { status, body } = await read<Refused>(host, path);
    expect(status).toBe(422);
    expect(body.error.details.fields?.map((field) => field.path)).toEqual(fields);
  });

  it('refuse an invented cursor', async () => {
    const { status, body } = await read<Refused>(host, '/api/app/feed?after=invented');
    expect([status, body.error.code]).toEqual([422, 'STORY.BAD_CURSOR']);
  });

  it('never break, whatever is asked', async () => {
    const key = fc.constantFrom('station', 'column', 'locale', 'after', 'first', '__proto__', 'x');
    const cursor = fc.array(fc.anything()).map((values) => {
      try {
        return Buffer.from(JSON.stringify(values)).toString('base64url').slice(0, 200);
      } catch {
        return 'W10';
      }
    });
    const value = fc.oneof(fc.string({ unit: 'binary-ascii' }), fc.string(), cursor, fc.integer().map(String));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(key, value), { maxLength: 5 }), async (pairs) => {
        const search = new URLSearchParams(pairs).toString();
        for (const path of ['/api/app/feed', '/api/app/home']) {
          const { status } = await read(host, `${path}?${search}`);
          expect([200, 404, 422, 429]).toContain(status);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('on two nodes', () => {
  const app = mkdtempSync(join(tmpdir(), 'hearth-app-'));
  let nodes: readonly [OwnHost, OwnHost];
  beforeAll(async () => {
    writeFileSync(join(app, 'index.html'), '<html><head><!--hearth:head--><!--/hearth:head--></head></html>');
    const env = { HEARTH_APP: app };
    const first = await aHost({ env });
    nodes = [first, await aHost({ env, databaseUrl: first.databaseUrl })];
  }, 90_000);
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    rmSync(app, { recursive: true });
  });

  it('every change is seen on both within two seconds', async () => {
    const room = newsroom(nodes[0]);
    const column = await room.column({ slug: 'both', name: '两头' });
    const path = '/api/app/feed?column=both';
    const titles = ({ items }: Feed): string => items.map(({ title }) => title).join();
    const delays: Record<string, number> = {};
    const change = async (name: string, act: () => Promise<unknown>, seen: (feed: Feed) => boolean): Promise<void> => {
      // Warm on both, so that what is measured is the way of the event and not a first load.
      await Promise.all(nodes.map((node) => read(node, path)));
      const began = performance.now();
      await act();
      const acted = performance.now();
      await Promise.all(nodes.map((node) => settled(node, path, seen)));
      delays[name] = Math.round(performance.now() - acted);
      expect(performance.now() - began).toBeLessThan(promised(2_000));
    };

    const { documentId: id } = await room.draft({ column: column.documentId, title: '初稿' });
    await change(
      'publish',
      () => room.publish(id),
      (feed) => titles(feed) === '初稿',
    );
    await room.save(id, { title: '改稿' });
    await change(
      'correct',
      () => room.publish(id),
      (feed) => titles(feed) === '改稿',
    );
    for (const node of nodes) {
      const page = async (): Promise<string> => (await fetch(`${node.url}/story/${id}`)).text();
      expect(await until(page, (html) => html.includes('<title>改稿'), 2_000)).toContain('og:title');
    }
    const slogan = async (node: OwnHost): Promise<string | null> =>
      (await read<Home>(node, '/api/app/home')).body.station.slogan;
    await Promise.all(nodes.map(slogan));
    await describeRoot(nodes[0], '火候正好');
    const said = performance.now();
    await Promise.all(
      nodes.map((node) =>
        until(
          () => slogan(node),
          (words) => words === '火候正好',
          2_000,
        ),
      ),
    );
    delays['describe the station'] = Math.round(performance.now() - said);
    await change(
      'rename the column',
      () =>
        room.call('PUT', `/content-manager/collection-types/plugin::cms.column/${column.documentId}?locale=zh-Hans`, {
          name: '两端',
        }),
      (feed) => feed.items[0]?.column.name === '两端',
    );
    await change(
      'unpublish',
      () => room.unpublish(id),
      (feed) => titles(feed) === '',
    );
    await change(
      'publish again',
      () => room.publish(id),
      (feed) => titles(feed) === '改稿',
    );
    process.stdout.write(`${JSON.stringify({ 'milliseconds until both nodes show it': delays })}\n`);
  });
});

async function describeRoot(host: Host, slogan: string): Promise<void> {
  const headers = { authorization: `Bearer ${host.adminToken}`, 'content-type': 'application/json' };
  // The answer of the contract's own route.
  const { own, stations } = (await (await fetch(`${host.url}/cms/stations`, { headers })).json()) as {
    own: string;
    stations: { slug: string }[];
  };
  const root = stations.find(({ slug }) => slug === own);
  const body = JSON.stringify({ ...root, slogan: { 'zh-Hans': slogan, en: slogan } });
  const answer = await fetch(`${host.url}/cms/stations/${own}`, { method: 'PUT', headers, body });
  expect(answer.status).toBe(200);
}

function settled(host: Pick<Host, 'url'>, path: string, holds: (feed: Feed) => boolean): Promise<Read<Feed>> {
  return until(
    () => read<Feed>(host, path),
    ({ status, body }) => status === 200 && holds(body),
    5_000,
  );
}
