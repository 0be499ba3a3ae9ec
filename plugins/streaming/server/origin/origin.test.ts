import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok } from '@hearth/cms/kernel';
import type { SessionLine } from '../../engine/wire/session-line.rules';
import type { WindowWord } from '../../engine/wire/window-word.rules';
import { onAir, type OnAir } from '../testing/on-air';
import type { MayWatch } from './may-watch';
import { take } from './origin';
import { serveLive, type LiveOrigin } from './origin-wiring';

const folder = mkdtempSync(join(tmpdir(), 'hearth-origin-'));
const INIT = Buffer.alloc(100, 'i');
/** Forty parts of ten bytes each, which is twenty seconds. */
const PARTS = Array.from({ length: 40 }, (_, at) => Buffer.alloc(10, 65 + at));
const at: { air: OnAir; live: LiveOrigin } = { air: undefined as never, live: undefined as never };
const gate: { mayWatch: MayWatch } = { mayWatch: () => ok({ carry: '' }) };

const opening: WindowWord = {
  ...{ say: 'session', room: 'r', session: 's', folder, partSeconds: 0.5, segmentSeconds: 1, windowSeconds: 600 },
  known: { discontinuities: 0, longest: 0, longestPart: 0, total: { segments: 0, seconds: 0, bytes: 0, fragments: 0 } },
};
const hear = (word: WindowWord, bytes: Buffer = Buffer.alloc(0)): void => take(at.live.origin, word, bytes);
const line = (one: SessionLine, bytes?: Buffer): void => hear({ say: 'line', room: 'r', line: one }, bytes);
const state = (is: 'live' | 'waiting'): void => hear({ say: 'state', room: 'r', state: is });
const ask = (path: string) => at.air.ask(`/live/p/${path}`);

function part(number: number, changes: { kept?: false } = {}): void {
  const bytes = PARTS[number]!;
  const place = { epoch: 0, segment: Math.floor(number / 2), part: number % 2, offset: 100 + number * 10, length: 10 };
  const last = number % 2 === 1 ? ({ last: true } as const) : { at: number * 500 };
  const facts = { seconds: 0.5, independent: true, reached: { video: 0, audio: 0 } };
  line({ k: 'part', ...place, ...facts, ...last, ...changes }, bytes);
}

beforeAll(() => {
  writeFileSync(join(folder, 'e0.mp4'), Buffer.concat([INIT, ...PARTS]));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  gate.mayWatch = () => ok({ carry: '' });
  at.air = await onAir();
  at.live = serveLive({
    lane: at.air.lane,
    windowSocket: join(folder, 'nobody'),
    mayWatch: (request, playback) => gate.mayWatch(request, playback),
    placeOf: (playback) => (playback === 'p' ? { is: 'room', room: 'r' } : undefined),
  });
  hear(opening);
  hear({ say: 'whole', room: 'r', state: 'live' });
  line({ k: 'epoch', epoch: 0, init: 100, slate: false, codecs: ['mp4a.40.2'] }, INIT);
});
afterEach(async () => {
  at.live.stop();
  await at.air.close();
});

it('serves the newest from memory and what is older from the recording, and both are the same', async () => {
  PARTS.forEach((_, number) => {
    part(number);
  });
  expect(at.live.origin.window.rooms.get('r')!.bytes.has(0)).toBe(false);
  expect(at.live.origin.window.rooms.get('r')!.bytes.has(19)).toBe(true);
  for (const segment of [0, 5, 19]) {
    const whole = Buffer.concat(PARTS.slice(segment * 2, segment * 2 + 2));
    expect((await ask(`s/${segment}.m4s`)).bytes.equals(whole)).toBe(true);
    expect((await ask(`s/${segment}.1.m4s`)).bytes.equals(PARTS[segment * 2 + 1]!)).toBe(true);
  }
  expect((await ask('s/20.m4s')).status).toBe(404);
});

it('says that a segment is missing once nobody has it any more', async () => {
  PARTS.forEach((_, number) => {
    part(number, number < 2 ? { kept: false } : {});
  });
  expect((await ask('s/plain.m3u8')).text).toContain('#EXT-X-GAP\n#EXTINF:1,\n0.m4s');
  expect((await ask('s/0.m4s')).status).toBe(404);
});

it('tells a player that waits too long that the picture is late, and that nothing is new where nobody sends', async () => {
  part(0);
  part(1);
  const late = ask('s/live.m3u8?_HLS_msn=1&_HLS_part=0');
  const promised = ask('s/1.0.m4s');
  expect((await late).status).toBe(503);
  expect((await promised).status).toBe(404);
  state('waiting');
  const unchanged = await ask('s/live.m3u8?_HLS_msn=1&_HLS_part=0');
  expect([unchanged.status, unchanged.text.includes('1.0.m4s"')]).toEqual([200, true]);
});

it('hands the same text to all that waited for it, and the end to those that still watch', async () => {
  part(0);
  const waiting = Array.from({ length: 20 }, () => ask('s/live.m3u8?_HLS_msn=0&_HLS_part=1'));
  const [first, ...others] = await Promise.all([
    ...waiting,
    ask('s/live.m3u8').then(() => (part(1), ask('s/live.m3u8'))),
  ]);
  expect(first.text).toContain('0.1.m4s');
  for (const { text } of others) expect(text).toBe(first.text);

  const atTheEnd = ask('s/live.m3u8?_HLS_msn=1&_HLS_part=0');
  await ask('s/live.m3u8');
  hear({ say: 'gone', room: 'r' });
  expect((await atTheEnd).text).toContain('#EXT-X-ENDLIST');
  expect((await ask('index.m3u8')).status).toBe(404);
  hear({ ...opening, session: 's2' });
  hear({ say: 'whole', room: 'r', state: 'waiting' });
  expect((await ask('s/live.m3u8')).text).toContain('#EXT-X-ENDLIST');
  expect((await ask('s/0.m4s')).bytes.equals(Buffer.concat(PARTS.slice(0, 2)))).toBe(true);
});

it('asks at one place who may watch, and carries the token on', async () => {
  part(0);
  part(1);
  gate.mayWatch = ({ search }) =>
    search.includes('token=good') ? ok({ carry: '?token=good' }) : err('HEARTH.NOT_ALLOWED');
  for (const path of ['index.m3u8', 's/live.m3u8', 's/0.m4s', 's/0.0.m4s', 's/i0.mp4']) {
    expect([path, (await ask(path)).status, (await ask(`${path}?token=good`)).status]).toEqual([path, 403, 200]);
  }
  expect((await ask('index.m3u8?token=good')).text).toContain('s/live.m3u8?token=good');
  expect((await ask('s/live.m3u8?token=good')).text).toContain('URI="0.1.m4s?token=good"');
});

it('leaves the routes of the desks below the same path to Strapi, and refuses what looks like a file', async () => {
  const of = async (path: string): Promise<string> => (await at.air.ask(`/live/${path}`)).text;
  // The server behind this lane answers without a word.
  for (const path of ['sessions/p', 'sessions/p/runsheet', 'p/s']) expect([path, await of(path)]).toEqual([path, '']);
  for (const path of ['p/any.mp4', 'p/s/any.m3u8']) expect(await of(path)).toContain('HEARTH.NOT_FOUND');
});
