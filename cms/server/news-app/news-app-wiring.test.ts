import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feed, Story } from '../../contract';
import { ok } from '../../kernel';
import { aLane, type LaneOnAir } from '../../platform/fast-lane/testing/a-lane';
import { serveNewsApp, type NewsApp, type NewsAppPorts } from './news-app-wiring';

const SHELL = `<!doctype html><html lang="zh-Hans"><head><!--hearth:head--><title>App</title><!--/hearth:head-->
<script>go()</script></head><body><div id="root"></div><noscript><!--hearth:body--><p>x</p><!--/hearth:body--></noscript>
<script src="/_expo/static/js/entry-0a.js" defer></script></body></html>`;
const ID = 'abcdefghijklmnopqrstuvwx';
const GONE = 'bbbbbbbbbbbbbbbbbbbbbbbb';
const dist = mkdtempSync(join(tmpdir(), 'hearth-app-'));

const state: { on: LaneOnAir; app: NewsApp; title: string; asked: string[] } = {
  on: undefined as never,
  app: undefined as never,
  title: '',
  asked: [],
};

beforeAll(() => {
  mkdirSync(join(dist, '_expo/static/js'), { recursive: true });
  writeFileSync(join(dist, 'index.html'), SHELL);
  writeFileSync(join(dist, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(dist, 'sw.js'), 'self.skipWaiting();');
  writeFileSync(join(dist, '_expo/static/js/entry-0a.js'), 'start();'.repeat(200));
});
afterAll(() => {
  rmSync(dist, { recursive: true });
});

const ports = (): NewsAppPorts => ({
  lane: state.on.lane,
  folder: dist,
  publicUrl: undefined,
  behindProxy: false,
  taken: () => new Set(['admin', 'api', 'uploads', 'live']),
  site: async () => ({ name: '云泽融媒', description: '离你最近的一台' }),
  story: async (id, locale) => {
    state.asked.push(`${id} ${locale}`);
    return id === ID && locale === 'zh-Hans' ? aStory(state.title) : null;
  },
  gone: async (id) => (id === GONE ? { at: '2026-11-21T02:00:00.000Z', note: '内容失实' } : null),
  feedPage: async ({ locale }) => {
    const items: Feed['items'] = locale === 'en' ? [] : [aStory(state.title)];
    return ok({ items, next: null, asOf: '2026-11-21T02:00:00.000Z' });
  },
});

beforeEach(async () => {
  state.on = await aLane();
  state.title = '灶台边的新年';
  state.asked = [];
});
afterEach(() => state.on.close());

describe('the news app', () => {
  beforeEach(async () => {
    state.app = await serveNewsApp(ports());
  });

  it('stands at the root, and asks again each time', async () => {
    const page = await state.on.ask('/', { headers: { host: 'news.example' } });
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    expect(page.text).toContain('<title>云泽融媒</title>');
    expect(page.text).toContain('<link rel="canonical" href="http://news.example/">');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/]+=*';/);
    const invented = await state.on.ask('/', { headers: { host: 'x"><script>' } });
    expect(invented.text).toContain('<link rel="canonical" href="http://localhost/">');
  });

  it('gives hashed files for ever and others with a question', async () => {
    const script = await state.on.ask('/_expo/static/js/entry-0a.js', { headers: { 'accept-encoding': 'br' } });
    expect(script.text).toBe('start();'.repeat(200));
    expect(script.headers['cache-control']).toContain('immutable');
    expect((await state.on.ask('/icon.svg')).headers['cache-control']).toContain('must-revalidate');
  });

  it('lets the worker fetch what it keeps, and no other script', async () => {
    const policyOf = async (path: string) => (await state.on.ask(path)).headers['content-security-policy'];
    expect(await policyOf('/sw.js')).toContain("connect-src 'self' https:");
    expect(await policyOf('/_expo/static/js/entry-0a.js')).toBe("default-src 'none'; frame-ancestors 'none'");
  });

  it('leaves to others what is theirs, and files that are not there', async () => {
    for (const path of ['/admin', '/admin/content', '/api/none', '/none.js', '/_expo/static/none.js', '/favicon.ico']) {
      expect([path, (await state.on.ask(path)).status]).toEqual([path, 599]);
    }
    expect((await state.on.ask('/search')).status).toBe(200);
    expect((await state.on.ask('/search', { method: 'POST' })).status).toBe(599);
  });

  it('leads from where lives lay to where they lie, and leaves alone what staff ask for beside them', async () => {
    const live = '01936d2e-7a4b-7c3d-9e1f-2a3b4c5d6e7f';
    const led = await state.on.ask(`/live/${live}?pass=abc`);
    expect([led.status, led.headers.location, led.headers['cache-control']]).toEqual([
      302,
      `/watch/${live}?pass=abc`,
      'no-store',
    ]);
    expect((await state.on.ask('/live/sessions')).status).toBe(599);
    expect((await state.on.ask(`/watch/${live}`)).status).toBe(200);
  });

  it('gives a story its own head, and renews it when it changed', async () => {
    const page = await state.on.ask(`/story/${ID}`);
    expect(page.text).toContain('<title>灶台边的新年 · 云泽台</title>');
    expect(page.text).toContain('<h1>灶台边的新年</h1>');
    await state.on.ask(`/story/${ID}?utm_source=chat`);
    expect(state.asked).toEqual([`${ID} zh-Hans`]);
    expect((await state.on.ask('/sitemap.xml')).text).toContain(`/story/${ID}</loc>`);
    state.title = '改过的标题';
    state.app.forgetStory(ID);
    expect((await state.on.ask(`/story/${ID}`)).text).toContain('<title>改过的标题 · 云泽台</title>');
  });

  it.each(['/story/aaaaaaaaaaaaaaaaaaaaaaaa', '/story/', '/story/%00', '/story/../admin', `/story/${ID}/more`])(
    'answers %s with the shell and 404',
    async (path) => {
      const page = await state.on.ask(path);
      expect(page.status).toBe(404);
      expect(page.text).toContain('<div id="root"></div>');
      expect(page.text).toContain('noindex');
    },
  );

  it('says of a story that was taken down that it is gone for good', async () => {
    const page = await state.on.ask(`/story/${GONE}`);
    expect([page.status, page.text.includes('内容失实'), page.text.includes('noindex')]).toEqual([410, true, true]);
  });

  it('never asks the database for what cannot be a story', async () => {
    for (const path of ['/story/x', '/story/A', "/story/';--", `/story/${'a'.repeat(60)}`]) await state.on.ask(path);
    expect(state.asked).toEqual([]);
  });
});

it('says how to build it where it was not built', async () => {
  await serveNewsApp({ ...ports(), folder: join(dist, 'nowhere') });
  const page = await state.on.ask('/');
  expect(page.status).toBe(200);
  expect(page.text).toContain('npm run build');
});

function aStory(title: string): Story {
  const moment = '2026-11-20T02:00:00.000Z';
  return {
    ...{ id: ID, locale: 'zh-Hans', locales: ['zh-Hans'], title, subtitle: null, summary: '摘要', byline: null },
    ...{ column: { slug: 'city', name: '城事' }, station: { slug: 'yunze', name: '云泽台' } },
    ...{ publishedAt: moment, updatedAt: moment, cover: null, hasFilm: false, ai: 'none', body: [], film: null },
    ...{ tags: [], source: null, readingMinutes: 1 },
    evidence: { signedBy: [], publishedAt: moment, correctedAt: null, corrections: [] },
  };
}
