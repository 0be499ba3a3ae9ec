import { request as httpRequest } from 'node:http';
import { createPublicKey } from 'node:crypto';
import { clockAt } from '@hearth/cms/kernel';
import { createPassCheck } from '../passes/pass-check';
import { createPassSigner } from '../passes/pass-signer';
import { viewerOfLink, type Pass } from '../passes/pass.rules';
import { aKey, keyringOf } from '../testing/a-keyring';
import { onAir, type OnAir } from '../testing/on-air';
import { createViewerBook } from '../watching/viewer-book';
import { createDoor, type Guarded } from './admit';
import { take } from './origin';
import { serveLive, type LiveOrigin } from './origin-wiring';

const NOW = new Date('2026-11-29T08:00:00Z');
const clock = clockAt(NOW);
const key = aKey('k1');
const keyring = keyringOf(key);
const sign = createPassSigner(keyring);
const foreign = createPassSigner(keyringOf({ ...aKey('k1') }));
const book = createViewerBook({ clock });
const revoked = new Set<string>();
const places = new Map<string, Guarded>();
const at: { air: OnAir; live: LiveOrigin } = { air: undefined as never, live: undefined as never };

const INIT = Buffer.alloc(100, 'i');
const pass = (part: Partial<Pass> = {}): Pass => ({
  ...{ playback: 'closed', audience: 'v', viewer: 'v1', until: new Date(NOW.getTime() + 60_000) },
  ...part,
});

beforeAll(async () => {
  at.air = await onAir();
  at.live = serveLive({
    lane: at.air.lane,
    windowSocket: '/nowhere/window',
    placeOf: (playback) => (places.has(playback) ? { is: 'room', room: 'r' } : undefined),
    mayWatch: createDoor({
      placeOf: async (playback) => places.get(playback),
      check: createPassCheck({ keyring, clock }),
      revoked: { has: (link) => revoked.has(link) },
      saw: book.saw,
    }),
  });
  const hear = (word: Parameters<typeof take>[1], bytes = Buffer.alloc(0)) => take(at.live.origin, word, bytes);
  const known = { discontinuities: 0, longest: 0, longestPart: 0 };
  hear({
    ...{ say: 'session', room: 'r', session: 's', folder: '/nowhere', partSeconds: 0.5, segmentSeconds: 1 },
    ...{ windowSeconds: 600, known: { ...known, total: { segments: 0, seconds: 0, bytes: 0, fragments: 0 } } },
  });
  hear({ say: 'whole', room: 'r', state: 'live' });
  hear(
    { say: 'line', room: 'r', line: { k: 'epoch', epoch: 0, init: 100, slate: false, codecs: ['mp4a.40.2'] } },
    INIT,
  );
  for (const part of [0, 1]) {
    const last = part === 1 ? ({ last: true } as const) : { at: 0 };
    const line = { k: 'part', epoch: 0, segment: 0, part, offset: 100 + part * 10, length: 10, seconds: 0.5 } as const;
    const facts = { independent: true, reached: { video: 0, audio: 0 }, ...last };
    hear({ say: 'line', room: 'r', line: { ...line, ...facts } }, Buffer.alloc(10, part));
  }
});
beforeEach(() => {
  clock.set(NOW);
  revoked.clear();
  places.clear();
  places.set('open', { signed: false, station: 'yunze', hosts: ['news.example'] });
  places.set('closed', { signed: true, station: 'yunze', hosts: [] });
});
afterAll(async () => {
  at.live.stop();
  await at.air.close();
});

const ask = (path: string) => at.air.ask(`/live/${path}`);
const codeOf = (text: string): string => (JSON.parse(text) as { error: { code: string } }).error.code;

/** Asks as a player on a page does. */
const from = (path: string, referer: string | undefined): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = referer === undefined ? {} : { referer };
    httpRequest(`${at.air.address}/live/${path}`, { agent: false, headers }, (res) => {
      res.resume().on('end', () => resolve(res.statusCode ?? 0));
    })
      .on('error', reject)
      .end();
  });

it('lets a viewer in with a pass, and leads on without asking anything more of the player', async () => {
  const token = await sign(pass());
  const master = await ask(`closed/index.m3u8?token=${token}`);
  expect(master.text).toContain(`\ns~${token}/live.m3u8\n`);
  const media = await ask(`closed/s~${token}/live.m3u8`);
  expect(media.text).toContain('URI="0.1.m4s"');
  expect(media.text).not.toContain('token');
  for (const name of ['0.m4s', '0.0.m4s', 'i0.mp4']) {
    expect([name, (await ask(`closed/s~${token}/${name}`)).status]).toEqual([name, 200]);
    expect([name, (await ask(`closed/s/${name}?token=${token}`)).status]).toEqual([name, 200]);
  }
  // A player that was given the token behind a question mark finds it behind every address.
  expect((await ask(`closed/s/live.m3u8?token=${token}`)).text).toContain(`URI="0.1.m4s?token=${token}"`);
});

it.each<[string, () => string | Promise<string>, string]>([
  ['nothing', () => '', 'STREAMING.PASS_NEEDED'],
  ['rubbish', () => 'rubbish', 'STREAMING.PASS_REFUSED'],
  ['a pass of another room', () => sign(pass({ playback: 'open' })), 'STREAMING.PASS_REFUSED'],
  ['a pass for stills', () => sign(pass({ audience: 't' })), 'STREAMING.PASS_REFUSED'],
  ['a pass for a storyboard', () => sign(pass({ audience: 's' })), 'STREAMING.PASS_REFUSED'],
  ['a pass that has run out', () => sign(pass({ until: NOW })), 'STREAMING.PASS_REFUSED'],
  ['a pass by another key of the same name', () => foreign(pass()), 'STREAMING.PASS_REFUSED'],
  [
    'a pass of a link that was ended',
    () => sign(pass({ viewer: viewerOfLink('gone', 'v') })),
    'STREAMING.PASS_REFUSED',
  ],
])('refuses %s at every address, wherever it is shown', async (_, make, code) => {
  revoked.add('gone');
  const token = await make();
  const paths = ['index.m3u8', 's/live.m3u8', 's/plain.m3u8', 's/0.m4s', 's/0.0.m4s', 's/i0.mp4'];
  for (const path of paths) {
    const answer = await ask(`closed/${path}${token === '' ? '' : `?token=${token}`}`);
    expect([path, answer.status, codeOf(answer.text)]).toEqual([path, 403, code]);
  }
  if (token === '') return;
  for (const path of ['live.m3u8', '0.m4s', 'i0.mp4']) {
    expect([path, (await ask(`closed/s~${token}/${path}`)).status]).toEqual([path, 403]);
  }
});

it('ends in the middle: what was let in a moment ago is refused once it has run out or its link was ended', async () => {
  const token = await sign(pass({ viewer: viewerOfLink('l', 'v') }));
  expect((await ask(`closed/s~${token}/0.m4s`)).status).toBe(200);
  revoked.add('l');
  expect((await ask(`closed/s~${token}/0.m4s`)).status).toBe(403);
  revoked.clear();
  clock.advance(60_000);
  expect((await ask(`closed/s~${token}/0.m4s`)).status).toBe(403);
});

it('lets nobody stay behind a key that is gone from the book', async () => {
  expect(createPublicKey(key.key).asymmetricKeyType).toBe('rsa');
  const blind = createPassCheck({ keyring: { reading: () => undefined }, clock });
  expect(await blind(await sign(pass()))).toBeUndefined();
});

it('keeps what is signed to the pages of the room, and apps say none', async () => {
  places.set('closed', { signed: true, station: 'yunze', hosts: ['news.example', '*.yunze.example'] });
  const path = `closed/index.m3u8?token=${await sign(pass())}`;
  const host = new URL(at.air.address).host;
  const said = ['https://news.example/1', 'https://a.yunze.example/', `http://${host}/live/closed`, undefined];
  expect(await Promise.all(said.map((referer) => from(path, referer)))).toEqual([200, 200, 200, 200]);
  const others = ['https://thief.example/', 'https://yunze.example/', 'nonsense'];
  expect(await Promise.all(others.map((referer) => from(path, referer)))).toEqual([403, 403, 403]);
  expect(codeOf((await ask('closed/index.m3u8')).text)).toBe('STREAMING.PASS_NEEDED');
});

it('leaves open what is open, also to those whose pass is none, on any page', async () => {
  for (const token of ['', 'rubbish', await sign(pass({ playback: 'open', until: NOW }))]) {
    const answer = await ask(`open/index.m3u8?token=${token}`);
    expect([token, answer.status]).toEqual([token, 200]);
    expect(answer.text).toContain('\ns/live.m3u8\n');
  }
  expect(await from('open/index.m3u8', 'https://thief.example/')).toBe(200);
});

it('counts each viewer once, whatever they ask for and whoever else shows nothing', async () => {
  clock.advance(20_000);
  book.counts();
  const tokens = await Promise.all(
    [1, 2, 3].map((n) => sign(pass({ playback: 'open', viewer: `c${n}`, until: new Date(NOW.getTime() + 90_000) }))),
  );
  for (const token of [...tokens, ...tokens]) await ask(`open/s~${token}/live.m3u8`);
  for (const token of tokens) await ask(`open/s/0.m4s?token=${token}`);
  for (const _ of [1, 2]) await ask('open/index.m3u8');
  await ask(`open/index.m3u8?token=${tokens[0]!}x`);
  expect(book.counts()).toEqual([{ playback: 'open', station: 'yunze', viewers: 3 }]);
  clock.advance(14_999);
  expect(book.counts()).toMatchObject([{ viewers: 3 }]);
  clock.advance(1);
  expect(book.counts()).toMatchObject([{ viewers: 0 }]);
  expect(book.counts()).toEqual([]);
});
