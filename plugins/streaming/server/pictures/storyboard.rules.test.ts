import fc from 'fast-check';
import { aBroadcast } from '../testing/a-broadcast';
import { keyParts, nearestKey, newestKey, posterCandidates, recordedSeconds, type KeyPart } from './key-pictures.rules';
import { carried, layoutOf, MOST_TILES, storyboardVtt, tilesOf } from './storyboard.rules';

const keysEvery = (gap: number, count: number): readonly KeyPart[] =>
  Array.from({ length: count }, (_, at) => ({ second: at * gap, epoch: 0, offset: at * 1_000, length: 1_000 }));

describe('the key frames of a recording', () => {
  it('are those that lie on the disk, at the second at which they are seen', () => {
    const { session, happen, parts } = aBroadcast();
    parts(8);
    happen('slate');
    parts(4);
    happen('other');
    parts(4);
    happen('part');
    expect(keyParts(session)).toEqual([
      { second: 0, epoch: 0, offset: 700, length: 1_000 },
      { second: 2, epoch: 0, offset: 4_700, length: 1_000 },
      { second: 4, epoch: 2, offset: 700, length: 1_000 },
    ]);
    expect(recordedSeconds(session)).toBe(6);
  });

  it('give candidates for a poster, none twice, and none where there is no picture', () => {
    const at = posterCandidates(keysEvery(2, 30), 60).map(({ second }) => second);
    expect(at).toEqual([6, 14, 24, 36, 0]);
    expect(posterCandidates(keysEvery(2, 1), 2)).toHaveLength(1);
    expect(posterCandidates([], 0)).toEqual([]);
    expect(nearestKey(keysEvery(2, 5), 100)?.second).toBe(8);
  });
});

describe('the newest key frame in memory', () => {
  const inits = new Map([
    [0, Buffer.from('head')],
    [1, Buffer.from('slate')],
  ]);
  const pieces = (...names: string[]) => names.map((name) => Buffer.from(name));

  it('is that of the picture and not of the slate, and begins a part whose bytes are there', () => {
    const { session: state, happen, parts } = aBroadcast();
    parts(6);
    const bytes = new Map([
      [0, pieces('a', 'b', 'c', 'd')],
      [1, pieces('e', 'f')],
    ]);
    expect(newestKey({ state, inits, bytes })?.part.toString()).toBe('e');
    happen('slate');
    parts(1);
    bytes.set(2, pieces('s'));
    expect(newestKey({ state, inits, bytes })?.part.toString()).toBe('e');
    bytes.delete(0);
    bytes.delete(1);
    expect(newestKey({ state, inits, bytes })?.head.toString()).toBe('slate');
    expect(newestKey({ state, inits, bytes: new Map() })).toBeUndefined();
  });
});

describe('a storyboard', () => {
  it('has a hundred tiles at most, in order and none twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_000 }), fc.double({ min: 0.5, max: 10, noNaN: true }), (count, gap) => {
        const tiles = tilesOf(keysEvery(gap, count), count * gap);
        expect(tiles.length).toBeGreaterThan(0);
        expect(tiles.length).toBeLessThanOrEqual(MOST_TILES);
        const seconds = tiles.map(({ second }) => second);
        expect(seconds).toEqual([...new Set(seconds)].sort((a, b) => a - b));
      }),
      { numRuns: 40 },
    );
    expect(tilesOf([], 0)).toEqual([]);
  });

  it.each([
    [{ width: 1280, height: 720 }, 100, { width: 256, height: 144, columns: 10, rows: 10 }],
    [{ width: 1920, height: 1080 }, 7, { width: 256, height: 144, columns: 7, rows: 1 }],
    [{ width: 720, height: 1280 }, 11, { width: 82, height: 144, columns: 10, rows: 2 }],
    [{ width: 640, height: 480 }, 1, { width: 192, height: 144, columns: 1, rows: 1 }],
    [{ width: 2560, height: 1080 }, 50, { width: 256, height: 108, columns: 10, rows: 5 }],
  ])('of %j with %i tiles', (picture, tiles, layout) => {
    expect(layoutOf(picture, tiles)).toEqual(layout);
  });

  it('tells players what is where, from the first second to the last, with what they were let in by', () => {
    const tiles = keysEvery(1_800.5, 12);
    const vtt = storyboardVtt(tiles, layoutOf({ width: 1280, height: 720 }, 12), 21_606);
    expect(vtt.split('\n\n').slice(0, 3)).toEqual([
      'WEBVTT',
      '00:00:00.000 --> 00:30:00.500\nstoryboard.jpg#xywh=0,0,256,144',
      '00:30:00.500 --> 01:00:01.000\nstoryboard.jpg#xywh=256,0,256,144',
    ]);
    expect(vtt).toMatch(/05:30:05\.500 --> 06:00:06\.000\nstoryboard\.jpg#xywh=256,144,256,144\n$/);
    expect(carried(vtt, '?token=a.b')).toContain('\nstoryboard.jpg?token=a.b#xywh=0,0,256,144\n');
  });
});
