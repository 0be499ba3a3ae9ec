import { readVideo } from '../flv/flv-body.rules';
import { KEY, NEXT_KEY, aRoom, anEncoder, endEncoders } from '../testing/an-encoder';
import { type AnIngest, anIngest, hashed, until } from '../testing/an-ingest';
import { promised } from '../../../../tests/host/slowness';

let ingest: AnIngest;

beforeAll(async () => {
  ingest = await anIngest({ limits: { idleMs: 3_000, stalledMs: 1_000, healthMs: 1_000 } });
});
afterEach(async () => {
  await endEncoders();
  await ingest.order();
  // News comes after the events that it is made of: an encoder that has only just begun is not in it yet.
  await until(() => ingest.told('ingest.began').length === ingest.told('ingest.ended').length);
  await until(() => ingest.news.rooms.length === 0);
  ingest.events.length = 0;
});
afterAll(() => ingest.stop());

describe('an encoder with a good key', () => {
  it('is let in at once, measured, and read by whoever joins, now or later', async () => {
    await ingest.order(aRoom('r1', [KEY]));
    const early = ingest.read('r1');
    const asked = Date.now();
    await anEncoder(ingest);
    await until(() => early.frames.length > 3);
    const began = ingest.told('ingest.began')[0]!;
    expect(began).toMatchObject({ room: 'r1', data: { from: '127.0.0.1' } });
    expect(began.at - asked).toBeLessThan(promised(1_500));
    await until(() => ingest.room('r1')?.health.keyFrameInterval === 2);
    const { health } = ingest.room('r1')!;
    expect(ingest.room('r1')?.encoder).toMatch(/^Lavf/);
    expect(health.lostFrames).toBe(0);
    expect(health).toMatchObject({ width: 1280, height: 720, audioCodec: 'mp4a.40.2' });
    expect(health.videoCodec).toMatch(/^avc1\.64/);
    expect(health.framesPerSecond).toBeGreaterThan(25);
    expect(health.kilobitsPerSecond).toBeGreaterThan(1_500);

    const late = ingest.read('r1');
    await until(() => late.frames.length > 100);
    const kinds = late.frames.map(({ kind }) => kind);
    expect(kinds.slice(0, 2)).toEqual(['begin', 'data']);
    expect(new Set(kinds.slice(2, 4))).toEqual(new Set(['video', 'audio']));
    expect(readVideo(late.frames.find(({ kind }) => kind === 'video')!.payload).is).toBe('config');
    const first = late.frames.slice(4).find(({ kind }) => kind === 'video')!;
    expect(readVideo(first.payload)).toMatchObject({ is: 'frame', isKey: true });
    const tail = early.frames.slice(early.frames.findIndex((frame) => frame.payload.equals(first.payload)));
    const same = Math.min(60, tail.length);
    expect(late.frames.slice(4, 4 + same).map(({ time }) => time)).toEqual(tail.slice(0, same).map(({ time }) => time));
  });

  it('ends with a word when it stops, and begins a new session when it comes back', async () => {
    await ingest.order(aRoom('r1', [KEY]));
    const reader = ingest.read('r1');
    const first = await anEncoder(ingest);
    await until(() => reader.frames.length > 10);
    first.process.kill('SIGTERM');
    await until(() => reader.frames.at(-1)?.kind === 'end');
    const end = JSON.parse(reader.frames.at(-1)!.payload.toString());
    const begin = JSON.parse(reader.frames[0]!.payload.toString());
    expect(end.session).toBe(begin.session);
    expect(ingest.told('ingest.ended')[0]!.data).toMatchObject({
      session: end.session,
      reason: expect.stringMatching(/closed|unpublished/),
    });
    await anEncoder(ingest);
    await until(() => reader.frames.filter(({ kind }) => kind === 'begin').length === 2);
    const again = reader.frames.findLast(({ kind }) => kind === 'begin')!;
    expect(JSON.parse(again.payload.toString()).session).not.toBe(begin.session);
  });
});

describe('keys', () => {
  it('refuses a wrong one before it says that anything began, and says only its first signs', async () => {
    await ingest.order(aRoom('r1', [KEY]));
    const wrong = await anEncoder(ingest, 'wrong-key-of-somebody');
    await until(wrong.isGone);
    expect(wrong.said()).toContain('stream key rejected');
    expect(ingest.told('ingest.refused')[0]).toMatchObject({
      room: '',
      data: { reason: 'key', hint: 'wro…', from: '127.0.0.1' },
    });
    expect(ingest.told('ingest.began')).toEqual([]);
    expect(JSON.stringify(ingest.events) + ingest.log.join('')).not.toContain('wrong-key');
  });

  it('lets the old and the new one in for a while, and throws out who still has the old one when that is over', async () => {
    const end = Date.now() + 2_500;
    await ingest.order({ room: 'r1', kick: 0, keys: [{ hash: hashed(KEY), until: end }, { hash: hashed(NEXT_KEY) }] });
    const old = await anEncoder(ingest);
    await until(() => ingest.told('ingest.began').length === 1);
    expect(Date.now()).toBeLessThan(end);
    await until(() => ingest.told('ingest.kicked').length === 1);
    expect(Date.now()).toBeGreaterThanOrEqual(end);
    await until(old.isGone);
    await anEncoder(ingest, NEXT_KEY);
    await until(() => ingest.told('ingest.began').length === 2);
  });

  it('throws an encoder out by a kick, and does not let it in again with a key that is gone', async () => {
    await ingest.order(aRoom('r1', [KEY]));
    const first = await anEncoder(ingest);
    await until(() => ingest.told('ingest.began').length === 1);
    await ingest.order(aRoom('r1', [KEY], 1));
    await until(() => ingest.told('ingest.kicked').length === 1);
    await until(first.isGone);
    const second = await anEncoder(ingest);
    await until(() => ingest.told('ingest.began').length === 2);
    await ingest.order(aRoom('r1', [NEXT_KEY], 1));
    await until(second.isGone);
    expect(ingest.told('ingest.ended').map(({ data }) => data['reason'])).toEqual(['kicked', 'kicked']);
    const third = await anEncoder(ingest);
    await until(third.isGone);
    expect(third.said()).toContain('stream key rejected');
  });
});

describe('two encoders for one room', () => {
  it('refuses the second while the first sends', async () => {
    await ingest.order(aRoom('r1', [KEY]));
    const reader = ingest.read('r1');
    await anEncoder(ingest);
    await until(() => reader.frames.length > 10);
    const { session } = ingest.room('r1')!;
    const second = await anEncoder(ingest);
    await until(second.isGone);
    expect(second.said()).toContain('already publishing');
    expect(ingest.told('ingest.duplicate')[0]).toMatchObject({ room: 'r1', data: { from: '127.0.0.1' } });
    const count = reader.frames.length;
    await until(() => reader.frames.length > count + 30);
    expect(ingest.room('r1')!.session).toBe(session);
  });

  it('lets it take over from one that has stalled', async () => {
    await ingest.order(aRoom('r1', [KEY]));
    const reader = ingest.read('r1');
    const first = await anEncoder(ingest);
    await until(() => reader.frames.length > 10);
    first.process.kill('SIGSTOP');
    await until(() => ingest.room('r1')?.state === 'stalled');
    await anEncoder(ingest);
    await until(() => reader.frames.filter(({ kind }) => kind === 'begin').length === 2);
    expect(ingest.told('ingest.taken-over')).toHaveLength(1);
    expect(reader.frames.findLast(({ kind }) => kind === 'end')!.payload.toString()).toContain('taken-over');
  });

  it('cuts a silent one off even when nobody else comes', async () => {
    await ingest.order(aRoom('r1', [KEY]));
    const first = await anEncoder(ingest);
    await until(() => ingest.room('r1') !== undefined);
    first.process.kill('SIGSTOP');
    await until(() => ingest.told('ingest.idle').length === 1);
    await until(() => ingest.news.rooms.length === 0);
    expect(ingest.told('ingest.ended')[0]!.data['reason']).toBe('idle');
  });
});
