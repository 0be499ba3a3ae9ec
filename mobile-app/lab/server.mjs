// A stand-in for the host, speaking the app's contract: it serves the web export under the host's own policy of
// content security and can be told to be slow, to fail, to publish and to withdraw.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Server } from 'socket.io';
import { Refusal } from './account-book.mjs';
import { makeAccounts } from './accounts.mjs';
import { books } from './books.mjs';
import { etagOf, feed, home, makeGraphql } from './content.mjs';
import { freshLives, liveFile, liveLevers, lives, watch } from './live.mjs';
import { drawPicture } from './pictures.mjs';
import { askShop, freshShop, regions, shopLevers, till } from './shop.mjs';
import { levers } from './levers.mjs';
import { freshGames } from './games.mjs';
import { askRooms, freshRooms, roomLevers, roomsOnLine, SESSIONS } from './rooms.mjs';
import { makeStories } from './stories.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  mp4: 'video/mp4',
  m4s: 'video/iso.segment',
  m3u8: 'application/vnd.apple.mpegurl',
};
const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' data: blob:; connect-src 'self' ws: wss:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'";

function freshState(now) {
  return {
    stories: makeStories(now),
    mode: 'normal',
    asOf: now.toISOString(),
    delayMs: 0,
    failing: new Map(),
    log: [],
    accessSeconds: 900,
    refuseAccess: 0,
    codesLeft: 1000,
    resendIn: 60,
    letters: [],
    joins: 0,
    rooms: freshRooms(now),
    games: freshGames(now, SESSIONS),
    live: freshLives(),
    shop: freshShop(now),
  };
}

function send(res, { status, body, headers = {} }) {
  const zip = typeof body === 'string' && body.length > 1000;
  res.writeHead(status, { 'content-security-policy': CSP, ...headers, ...(zip ? { 'content-encoding': 'gzip' } : {}) });
  res.end(zip ? gzipSync(body) : body);
}

const json = (res, status, value) =>
  send(res, {
    status,
    body: value === undefined ? '' : JSON.stringify(value),
    headers: { 'content-type': TYPES.json },
  });

function refuse(res, refusal) {
  const { status, code, details, words } = refusal;
  const message = res.req.headers['accept-language']?.startsWith('en') ? words.en : words.zh;
  json(res, status, { error: { code, message, details, requestId: 'lab' } });
}

function withEtag(req, res, value) {
  const body = JSON.stringify(value);
  const etag = etagOf(body);
  const headers = { etag, 'cache-control': 'no-cache', 'content-type': TYPES.json };
  if (req.headers['if-none-match'] === etag) return send(res, { status: 304, body: undefined, headers });
  return send(res, { status: 200, body, headers });
}

/** JSON, but for photos, whose bytes come as they are. */
async function bodyOf(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (req.headers['content-type']?.startsWith('image/')) return bytes;
  return bytes.length === 0 ? {} : JSON.parse(bytes.toString());
}

async function file(res, full, cache) {
  const body = await readFile(full);
  const type = TYPES[full.split('.').at(-1)] ?? 'application/octet-stream';
  const text = /^(text|application\/(json|man)|image\/svg)/.test(type);
  send(res, {
    status: 200,
    body: text ? body.toString() : body,
    headers: { 'content-type': type, 'cache-control': cache, 'accept-ranges': 'none' },
  });
}

async function upload(res, name) {
  const drawn = /^(\w+)-(\d+)-(\d+)\.(webp|jpeg)$/.exec(name);
  if (!drawn) return file(res, path.join(here, 'films', path.basename(name)), 'no-cache');
  const body = drawPicture(drawn[1], Number(drawn[2]), Number(drawn[3]));
  return send(res, {
    status: 200,
    body,
    headers: { 'content-type': TYPES.svg, 'cache-control': 'max-age=31536000, immutable' },
  });
}

async function live(res, state, url) {
  const { body, type, cache } = await liveFile(state, url.pathname, url.searchParams);
  send(res, { status: 200, body, headers: { 'content-type': type, 'cache-control': cache } });
}

/** Files of the export; a path without an extension is a page of the app. */
async function app(res, dist, pathname) {
  const hashed = pathname.startsWith('/_expo/');
  if (path.extname(pathname) === '') return file(res, path.join(dist, 'index.html'), 'no-cache');
  return file(res, path.join(dist, path.normalize(pathname)), hashed ? 'max-age=31536000, immutable' : 'no-cache');
}

/** What the test asked for before the real answer: a wait, a failure. */
async function spoil(state, { method, pathname }) {
  state.log.push(`${method} ${pathname}`);
  await new Promise((resolve) => setTimeout(resolve, state.delayMs));
  const failing = [...state.failing].find(([prefix]) => pathname.startsWith(prefix));
  if (failing) throw new Refusal(failing[1], `LAB.${failing[1]}`, { retryIn: 30 });
}

const WATCH = '/api/streaming/watch/';
/** Pages of the app lie below `/live/` as well. */
const isFileOfLive = ({ pathname }) => path.extname(pathname) !== '';

const bearerOf = (req) => (req.headers.authorization ?? '').replace('Bearer ', '');

function router({ state, dist, accounts, graphql }) {
  const shop = async (req, res, { pathname, searchParams }) => {
    const asked = {
      method: req.method,
      search: searchParams,
      path: pathname.slice('/api/shop/'.length),
      key: req.headers['idempotency-key'],
    };
    const userOf = () => accounts.userOf(bearerOf(req));
    json(res, ...askShop(state.shop, { ...asked, userOf, body: await bodyOf(req) }));
  };
  const account = async (req, res, { pathname }) => {
    const act = accounts[`${req.method} ${pathname.slice('/api/account/'.length)}`];
    if (!act) throw new Refusal(404, 'LAB.NO_ROUTE');
    json(res, ...act({ body: await bodyOf(req), token: bearerOf(req) }));
  };
  const routes = [
    ['/api/app/home', (req, res, url) => withEtag(req, res, home(state, url.searchParams))],
    ['/api/app/feed', (req, res, url) => withEtag(req, res, feed(state, url.searchParams))],
    ...['receipts', 'day-roots', 'welfare'].map((what) => [
      `/api/shop/${what}/`,
      async (req, res, { pathname }) => withEtag(req, res, await books(pathname)),
    ]),
    // The lab's station has built no package; what is above its feed stays away.
    ['/api/app/packages', (req, res) => withEtag(req, res, { items: [], next: null })],
    ['/api/streaming/lives', (_req, res, url) => json(res, 200, lives(state, url.searchParams))],
    [WATCH, (_req, res, url) => json(res, 200, watch(state, url.pathname.slice(WATCH.length), url.searchParams))],
    ['/api/live/', async (req, res, url) => json(res, 200, askRooms(state, url, [req.method, await bodyOf(req)]))],
    ['/live/', (_req, res, url) => (isFileOfLive(url) ? live(res, state, url) : app(res, dist, url.pathname))],
    ['/graphql', async (req, res) => json(res, 200, await graphql(await bodyOf(req)))],
    ['/api/account/', account],
    ['/api/shop/', shop],
    ['/api/vetting/regions/', (_req, res, { pathname }) => json(res, 200, regions(pathname.slice(-2)))],
    ['/cashier/', (_req, res, url) => send(res, till(state.shop, url.searchParams))],
    ['/uploads/lab/', (_req, res, { pathname }) => upload(res, pathname.slice('/uploads/lab/'.length))],
    ['/', (_req, res, { pathname }) => app(res, dist, pathname)],
  ];
  return async (req, res) => {
    const url = new URL(req.url, 'http://lab');
    const { pathname } = url;
    const isLive = pathname.startsWith('/api/streaming/') || (pathname.startsWith('/live/') && isFileOfLive(url));
    if (isLive && state.live.isDown) return req.socket.destroy();
    if (/^\/(api\/|graphql$)/.test(pathname)) await spoil(state, { method: req.method, pathname });
    const [, answer] = routes.find(([prefix]) => pathname.startsWith(prefix));
    return answer(req, res, url);
  };
}

function answerAll(route) {
  return (req, res) => {
    route(req, res).catch((error) => {
      if (error instanceof Refusal) refuse(res, error);
      else if (error.code === 'ENOENT') refuse(res, new Refusal(404, 'LAB.NO_FILE'));
      else refuse(res, new Refusal(500, `LAB.${error.message}`));
    });
  };
}

function realtime(server, state) {
  const io = new Server(server, { path: '/realtime' });
  const counts = new Map();
  const next = (room) => counts.set(room, (counts.get(room) ?? 0) + 1).get(room);
  const line = roomsOnLine(io, state);
  io.on('connection', (socket) => {
    socket.on('join', (asked, ack) => {
      socket.join(asked.room);
      state.joins += 1;
      ack(line.isRoom(asked.room) ? line.join(asked) : { ok: true });
    });
    socket.on('say', (said, ack) => ack(line.say(said)));
  });
  const say = (story) => {
    const message = {
      type: 'feed.changed',
      column: story.column.slug,
      storyId: story.id,
      at: new Date().toISOString(),
    };
    for (const station of new Set(['qinghe', story.station.slug])) {
      const room = `feed:${station}`;
      io.to(room).emit('frame', { room, node: 'lab', seq: next(room), messages: [message] });
    }
  };
  return { io, say, line };
}

/** @param {{ port?: number, dist?: string, now?: Date }} options */
export async function startLab({ port = 0, dist = path.join(here, '../dist'), now = new Date() } = {}) {
  const state = freshState(now);
  const route = router({ state, dist, accounts: makeAccounts(state), graphql: await makeGraphql(state) });
  const server = createServer(answerAll(route));
  const { io, say, line } = realtime(server, state);
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    state,
    ...levers(state, say),
    live: liveLevers(state),
    room: roomLevers(state, line, now),
    shop: shopLevers(state, now),
    silence: () => io.disconnectSockets(true),
    close: () => new Promise((resolve) => io.close(() => resolve())),
  };
}
