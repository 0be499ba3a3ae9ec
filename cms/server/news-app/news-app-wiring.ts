import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ASK_AGAIN, builtFiles, FOR_EVER, prepare, SHIELD } from '../../platform';
import type { FastAnswer, FastLane, FastRequest, KeyedCache, Prepared } from '../../platform';
import { movedTo } from './moved.rules';
import { originOf } from './origin.rules';
import { makePage, type Page, type PageDeps, type PageKey } from './pages';
import { inlineScripts, pagePolicy, plainPage, workerPolicy } from './shell.rules';

/** What the app's pages need of the host. */
export type NewsAppPorts = Omit<PageDeps, 'shell'> & {
  readonly lane: FastLane;
  /** Where the export of the app lies. */
  readonly folder: string;
  readonly publicUrl: string | undefined;
  readonly behindProxy: boolean;
  /** Origins other than this one at which films and pictures lie without a certificate. */
  readonly elsewhere?: readonly string[];
  /** The first parts of addresses that are not the app's: `admin`, `api` … */
  taken(): ReadonlySet<string>;
};

/** The handle by which events renew pages. */
export type NewsApp = { forgetStory(id: string): void; forgetAll(): void };

/** Pages are looked at again after this, in case an event was lost. */
const LOOK_AGAIN = 60_000;
const MISSES_A_MINUTE = 300;
/** Strapi's document ids; anything else never reaches the database. */
const STORY = /^\/story\/([a-z0-9]{10,40})\/?$/;
const TYPES = { html: 'text/html', xml: 'application/xml', text: 'text/plain' } as const;

/** Serves the exported app: its files from memory, and each page with a head of its own. */
export async function serveNewsApp(ports: NewsAppPorts): Promise<NewsApp> {
  const { lane, folder, elsewhere } = ports;
  const shell = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
  if (shell === undefined) return servePlainPage(lane);

  const files = await builtFiles({
    folder,
    cacheControl: (path) => (isHashed(path) ? FOR_EVER : ASK_AGAIN),
    headersOf: (path) => (path === '/sw.js' ? { 'Content-Security-Policy': workerPolicy(elsewhere) } : {}),
  });
  const policy = pagePolicy(inlineScripts(shell).map(hashOf), elsewhere);
  const pages = lane.cache<Prepared>({
    name: 'pages of the news app',
    maxEntries: 500,
    maxAge: LOOK_AGAIN,
    staleWhileRevalidate: LOOK_AGAIN,
    isNegative: ({ status }) => status !== 200,
    // The key is the text of a PageKey, written below.
    load: async (key) => preparePage(await makePage({ ...ports, shell }, JSON.parse(key) as PageKey), policy),
  });
  const open = opener(ports, pages);

  lane.get('/robots.txt', (request) => open(request, { kind: 'robots' }));
  lane.get('/sitemap.xml', (request) => open(request, { kind: 'sitemap' }));
  lane.get('/*', (request) => {
    const { path } = request;
    if (path === '/' || path === '/index.html') return open(request, { kind: 'front' });
    const moved = movedTo(path, request.search);
    if (moved !== undefined) return ledTo(moved);
    const [, first = ''] = path.split('/', 2);
    if (ports.taken().has(first)) return undefined;
    if (files.paths.has(path)) return files.handler(request);
    if (path.startsWith('/story/')) return open(request, storyOf(request));
    return path.slice(path.lastIndexOf('/')).includes('.') ? undefined : open(request, { kind: 'inner' });
  });
  return {
    forgetAll: () => {
      pages.forget();
    },
    // Lists of stories stand in the map too.
    forgetStory: (id) => {
      pages.forget((key) => key.includes(`"${id}"`) || key.includes('"sitemap"'));
    },
  };
}

type Opened =
  | { readonly kind: 'front' | 'inner' | 'robots' | 'sitemap' }
  | { readonly kind: 'story'; readonly id: string; readonly locale: 'zh-Hans' | 'en' | undefined };

function opener(ports: NewsAppPorts, pages: KeyedCache<Prepared>) {
  return (request: FastRequest, opened: Opened): FastAnswer | Promise<FastAnswer> => {
    const key = JSON.stringify({ ...opened, origin: originOf(reached(ports, request)) });
    const ready = pages.peek(key);
    if (ready) return ready;
    return ports.lane.limited(request, { route: 'pages', perMinute: MISSES_A_MINUTE }) ? 'sent' : pages.get(key);
  };
}

function storyOf({ path, search }: FastRequest): Opened {
  const id = STORY.exec(path)?.[1] ?? '';
  const asked = new URLSearchParams(search).get('locale');
  return { kind: 'story', id, locale: asked === 'zh-Hans' || asked === 'en' ? asked : undefined };
}

function reached({ publicUrl, behindProxy }: NewsAppPorts, { req }: FastRequest): Parameters<typeof originOf>[0] {
  const isSecure = behindProxy && req.headers['x-forwarded-proto'] === 'https';
  return { publicUrl, host: req.headers.host, isSecure };
}

function preparePage({ status, type, text }: Page, policy: string): Promise<Prepared> {
  const headers = type === 'html' ? { ...PAGE_SHIELD, 'Content-Security-Policy': policy } : {};
  return prepare(text, { type: `${TYPES[type]}; charset=utf-8`, status, headers, cacheControl: 'no-cache' });
}

/** Not for good: a pass may stand in it, and browsers would keep that. */
const ledTo = (page: string): Promise<Prepared> =>
  prepare('', {
    ...{ type: 'text/plain; charset=utf-8', status: 302, cacheControl: 'no-store' },
    headers: { Location: page },
  });

/** A page belongs to its own origin: it may not be framed elsewhere, and other origins need not read it. */
const PAGE_SHIELD: Readonly<Record<string, string>> = {
  ...SHIELD,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'geolocation=(), payment=(), usb=()',
  'X-Frame-Options': 'SAMEORIGIN',
};

/** Expo writes the hash of their bytes into these names. */
function isHashed(path: string): boolean {
  return path.startsWith('/_expo/static/') || /^\/assets\/.*\.[0-9a-f]{32}\.[a-z0-9]+$/.test(path);
}

function hashOf(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

async function servePlainPage(lane: FastLane): Promise<NewsApp> {
  const page = await preparePage({ status: 200, type: 'html', text: plainPage() }, pagePolicy([]));
  lane.get('/', () => page);
  return { forgetAll: () => undefined, forgetStory: () => undefined };
}
