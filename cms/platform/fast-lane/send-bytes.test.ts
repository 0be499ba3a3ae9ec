import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from './prepared';
import { sendBytes, sendPiece } from './send-bytes';
import { aLane, type LaneOnAir } from './testing/a-lane';

const facts = { type: 'video/mp4', cacheControl: 'no-store' };
const film = Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 251));
const home = mkdtempSync(join(tmpdir(), 'hearth-pieces-'));
const air: { on: LaneOnAir } = { on: undefined as never };

beforeAll(() => {
  writeFileSync(join(home, 'film.mp4'), film);
});
afterAll(() => {
  rmSync(home, { recursive: true });
});
beforeEach(async () => {
  air.on = await aLane();
});
afterEach(() => air.on.close());

describe('bytes in memory', () => {
  it('are sent as they lie there, and their length alone to who asks for the head', async () => {
    air.on.lane.get('/part', (request) => sendBytes(request, facts, [film.subarray(0, 10), film.subarray(10, 30)]));
    const whole = await air.on.ask('/part');
    expect(whole.bytes.equals(film.subarray(0, 30))).toBe(true);
    expect(whole.headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '30',
      'cache-control': 'no-store',
    });
    expect(whole.headers['access-control-allow-origin']).toBe('*');
    const head = await air.on.ask('/part', { method: 'HEAD' });
    expect([head.headers['content-length'], head.bytes.length]).toEqual(['30', 0]);
  });

  it('may be waited for, and who leaves meanwhile hurts nobody', async () => {
    const gate = new EventEmitter();
    air.on.lane.get('/held', async (request) => {
      request.res.on('close', () => gate.emit('left'));
      const open = once(gate, 'open');
      gate.emit('asked');
      await open;
      return sendBytes(request, facts, [film]);
    });
    const [asked, left] = [once(gate, 'asked'), once(gate, 'left')];
    const leaving = httpRequest({ host: '127.0.0.1', port: air.on.port, path: '/held', agent: false });
    leaving.on('error', () => undefined).end();
    await asked;
    leaving.destroy();
    await left;
    const askedAgain = once(gate, 'asked');
    const stays = air.on.ask('/held');
    await askedAgain;
    gate.emit('open');
    expect((await stays).bytes.equals(film)).toBe(true);
    expect(air.on.failures).toEqual([]);
  });
});

describe('a piece of a file', () => {
  const piece = (start: number, length: number, name = 'film.mp4') => ({
    ...facts,
    path: join(home, name),
    start,
    length,
  });

  it.each([
    { what: 'the beginning', start: 0, length: 100 },
    { what: 'the end', start: 4_990, length: 10 },
    { what: 'the whole', start: 0, length: 5_000 },
  ])('is sent as a whole of its own: $what', async ({ start, length }) => {
    air.on.lane.get('/piece', (request) => sendPiece(request, piece(start, length)));
    const { status, bytes } = await air.on.ask('/piece');
    expect([status, bytes.equals(film.subarray(start, start + length))]).toEqual([200, true]);
  });

  it.each([
    { what: 'beyond the end', asked: piece(4_990, 11) },
    { what: 'of no file', asked: piece(0, 1, 'none.mp4') },
  ])('$what goes on to whoever listened before', async ({ asked }) => {
    air.on.lane.get('/piece', (request) => sendPiece(request, asked));
    expect((await air.on.ask('/piece')).status).toBe(599);
  });
});

it('packs playlists, which are text though their type does not say so', async () => {
  const prepared = await prepare('#EXTINF:2,\n12.m4s\n'.repeat(100), { type: 'application/vnd.apple.mpegurl' });
  expect(prepared.gzip?.body.length).toBeLessThan(300);
});
