import fc from 'fast-check';
import { Doorkeeper, countedAddress } from './doorkeeper.rules';
import { EncoderClock } from './encoder-clock.rules';
import { KeptFrames } from './kept-frames';
import { hashOfKey, isStillGood, keyHint, roomOfKey } from './key-book';

describe('the clock of an encoder', () => {
  it.each([
    ['as it is', [0, 33, 67], [0, 33, 67]],
    ['over the end of 32 bits', [0xfffffff0, 0xfffffffb, 6], [1_000, 1_011, 1_022]],
    ['back a little, as sound and picture do', [5_000, 4_990, 5_033], [5_000, 4_990, 5_033]],
    ['never below nothing', [5, 0xfffffff0, 40], [5, 0, 56]],
  ])('goes on %s', (_how, told, times) => {
    const clock = new EncoderClock();
    expect(told.map((one) => clock.time(one))).toEqual(times);
  });

  it('keeps every distance, wherever it begins', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.array(fc.nat(60_000), { maxLength: 50 }), (begin, steps) => {
        const clock = new EncoderClock();
        let told = begin;
        let before = clock.time(told);
        return steps.every((step) => {
          told = (told + step) >>> 0;
          const time = clock.time(told);
          const isKept = time - before === step;
          before = time;
          return isKept;
        });
      }),
    );
  });
});

describe('the doorkeeper', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('counts %s as %s', (address, counted) => {
    expect(countedAddress(address)).toBe(counted);
  });

  const limits = { connections: 5, connectionsPerAddress: 2, wrongKeysPerMinute: 3 };

  it('lets in as many as there is room for, each address its share, and again when somebody has left', () => {
    const keeper = new Doorkeeper(limits, () => 0);
    expect([1, 2, 3].map(() => keeper.enter('a'))).toEqual([true, true, false]);
    expect(['b', 'c', 'd', 'e'].map((one) => keeper.enter(one))).toEqual([true, true, true, false]);
    keeper.leave('a');
    expect([keeper.enter('e'), keeper.enter('f')]).toEqual([true, false]);
  });

  it('shuts an address out that has had wrong keys, for a minute, and forgets it then', () => {
    let now = 0;
    const keeper = new Doorkeeper(limits, () => now);
    for (let at = 0; at < 3; at += 1) keeper.wrongKey('a');
    expect([keeper.enter('a'), keeper.enter('b')]).toEqual([false, true]);
    keeper.leave('b');
    expect(keeper.size).toBe(1);
    now = 60_000;
    keeper.tidy();
    expect(keeper.size).toBe(0);
    expect(keeper.enter('a')).toBe(true);
  });
});

describe('keys', () => {
  const orders = {
    rooms: [
      { room: 'r1', kick: 0, keys: [{ hash: hashOfKey('one'), until: 100 }, { hash: hashOfKey('two') }] },
      { room: 'r2', kick: 0, keys: [{ hash: hashOfKey('three') }, { hash: 'no hash' }] },
    ],
  };

  it.each([
    ['one', 99, 'r1'],
    ['one', 100, undefined],
    ['two', 1_000, 'r1'],
    ['three', 0, 'r2'],
    ['', 0, undefined],
    [hashOfKey('two'), 0, undefined],
  ])('%s opens at %d', (key, now, room) => {
    const found = roomOfKey(orders, key, now);
    expect(found?.room).toBe(room);
    if (found) expect(isStillGood(orders, found, now)).toBe(true);
  });

  it('are no longer good when they are over, or when they are not ordered any more', () => {
    const key = roomOfKey(orders, 'one', 0)!;
    expect(isStillGood(orders, key, 100)).toBe(false);
    expect(isStillGood({ rooms: [] }, key, 0)).toBe(false);
    expect(keyHint('secret-key')).toBe('sec…');
  });
});

describe('what is kept for those who join', () => {
  const frame = (text: string, kind: 'video' | 'audio' = 'video') => ({ kind, time: 0, payload: Buffer.from(text) });
  const shown = (kept: KeptFrames): string =>
    kept
      .all()
      .map((bytes) => bytes.subarray(9).toString())
      .join(' ');

  it('is how to decode, and everything since the newest key frame', () => {
    const kept = new KeptFrames(1_000);
    kept.keep(frame('config'), 'video-config');
    for (const [text, role] of [
      ['k1', 'key'],
      ['f1', 'frame'],
      ['k2', 'key'],
      ['f2', 'frame'],
    ] as const)
      kept.keep(frame(text), role);
    expect(shown(kept)).toBe('config k2 f2');
    kept.keep(frame('other'), 'video-config');
    expect(shown(kept)).toBe('other');
  });

  it('is what follows for one who was cut off, from the key frame before, as far back as seconds and bytes allow', () => {
    const kept = new KeptFrames(1_000_000);
    const at = (after?: number): string =>
      kept
        .all(after)
        .map((bytes) => bytes.subarray(9).toString())
        .join(' ');
    kept.keep(frame('config'), 'video-config');
    for (let time = 0; time < 20_000; time += 1_000) {
      const isKey = time % 2_000 === 0;
      // Some encoders repeat with each key frame how to decode it.
      if (isKey) kept.keep({ ...frame('config'), time }, 'video-config');
      kept.keep({ ...frame(`${isKey ? 'k' : 'f'}${time / 1_000}`), time }, isKey ? 'key' : 'frame');
    }
    expect(at()).toBe('config k18 f19');
    expect(at(17_500)).toBe('config k16 f17 k18 f19');
    expect(at(16_000)).toBe('config k16 f17 k18 f19');
    expect(at(90_000)).toBe('config k18 f19');
    expect(at(0)).toBe('config k6 f7 k8 f9 k10 f11 k12 f13 k14 f15 k16 f17 k18 f19');
    kept.keep(frame('other'), 'video-config');
    expect(at(0)).toBe('other');
    const small = new KeptFrames(40);
    small.keep(frame('config'), 'video-config');
    for (let time = 0; time < 10; time += 1) small.keep({ ...frame('key'), time }, 'key');
    expect(small.all(0)).toHaveLength(4);
  });

  it('is nothing of a group that grows too large, until the next key frame', () => {
    const kept = new KeptFrames(30);
    kept.keep(frame('config'), 'video-config');
    kept.keep(frame('k1'), 'key');
    for (let at = 0; at < 5; at += 1) kept.keep(frame('a longer frame'), 'frame');
    expect(shown(kept)).toBe('config');
    kept.keep(frame('k2'), 'key');
    expect(shown(kept)).toBe('config k2');
  });

  it('does not grow where there is sound alone', () => {
    const kept = new KeptFrames(1_000_000);
    kept.keep(frame('config', 'audio'), 'audio-config');
    for (let at = 0; at < 1_000; at += 1) kept.keep(frame('s', 'audio'), 'frame');
    expect(kept.all().length).toBeLessThanOrEqual(101);
  });
});
