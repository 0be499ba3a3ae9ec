import { takenOf } from './exif.rules';

type Entry = readonly [tag: number, type: number, count: number, value: number];

/** A JPEG with the two folders in which cameras write when and where, in the order of bytes that is asked for. */
function photo({ little = false, zone = '', south = false } = {}): Uint8Array {
  const bytes = new Uint8Array(400);
  const view = new DataView(bytes.buffer);
  const start = 12;
  view.setUint16(0, 0xffd8);
  view.setUint16(2, 0xffe1);
  view.setUint16(4, 390);
  view.setUint32(6, 0x45786966);
  view.setUint16(start, little ? 0x4949 : 0x4d4d);
  view.setUint16(start + 2, 42, little);
  view.setUint32(start + 4, 8, little);
  const folder = (at: number, entries: readonly Entry[]): void => {
    view.setUint16(start + at, entries.length, little);
    for (const [index, [tag, type, count, value]] of entries.entries()) {
      const entry = start + at + 2 + index * 12;
      view.setUint16(entry, tag, little);
      view.setUint16(entry + 2, type, little);
      view.setUint32(entry + 4, count, little);
      view.setUint32(entry + 8, value, little);
    }
  };
  const text = (at: number, words: string): void =>
    [...words].forEach((letter, index) => view.setUint8(start + at + index, letter.charCodeAt(0)));
  const fractions = (at: number, parts: readonly (readonly [number, number])[]): void =>
    parts.forEach(([over, under], index) => {
      view.setUint32(start + at + index * 8, over, little);
      view.setUint32(start + at + index * 8 + 4, under, little);
    });
  folder(8, [
    [0x8769, 4, 1, 60],
    [0x8825, 4, 1, 100],
  ]);
  folder(60, [
    [0x9003, 2, 20, 200],
    [0x9011, 2, 7, 230],
  ]);
  folder(100, [
    [1, 2, 2, 0],
    [2, 5, 3, 250],
    [3, 2, 2, 0],
    [4, 5, 3, 280],
  ]);
  // Single letters stand in their entries.
  view.setUint8(start + 100 + 2 + 8, (south ? 'S' : 'N').charCodeAt(0));
  view.setUint8(start + 100 + 2 + 24 + 8, 'E'.charCodeAt(0));
  text(200, '2026:11:28 10:20:30');
  text(230, zone);
  fractions(250, [
    [30, 1],
    [15, 1],
    [3_600, 100],
  ]);
  fractions(280, [
    [120, 1],
    [30, 1],
    [0, 1],
  ]);
  return bytes;
}

it.each([
  ['with its large end first', {}],
  ['with its small end first', { little: true }],
])('reads when and where, %s', (_how, words) => {
  const { at, latitude, longitude } = takenOf(photo(words));
  expect(at).toBe('2026-11-28T02:20:30.000Z');
  expect(latitude).toBeCloseTo(30.26, 6);
  expect(longitude).toBeCloseTo(120.5, 6);
});

it('believes the zone that a camera names, and knows the south', () => {
  expect(takenOf(photo({ zone: '+00:00', south: true }))).toMatchObject({ at: '2026-11-28T10:20:30.000Z' });
  expect(takenOf(photo({ south: true })).latitude).toBeCloseTo(-30.26, 6);
});

it.each([
  ['no photograph', new TextEncoder().encode('%PDF-1.7')],
  ['an empty file', new Uint8Array()],
  ['a photograph that was cut short', photo().slice(0, 90)],
  ['a photograph without EXIF', new Uint8Array([0xff, 0xd8, 0xff, 0xdb, 0, 4, 0, 0, 0xff, 0xda, 0, 0, 0, 0])],
])('says nothing of %s', (_what, bytes) => {
  expect(takenOf(bytes)).toEqual({ at: null, latitude: null, longitude: null });
});
