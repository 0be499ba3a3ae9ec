import fc from 'fast-check';
import { BytePace } from './byte-pace.rules';
import { CameraClock } from './camera-clock.rules';
import { cameraCommand, recordingOf } from './camera-command.rules';
import { FlvStream } from '../flv/flv-stream';
import { KeyWatch } from './key-watch.rules';

describe('what a recorder says of itself', () => {
  it.each([
    ['video/webm;codecs=vp8,opus', { container: 'webm', h264: false, aac: false }],
    ['video/x-matroska;codecs=avc1,opus', { container: 'webm', h264: true, aac: false }],
    ['video/mp4; codecs="avc1.42E01F, mp4a.40.2"', { container: 'mp4', h264: true, aac: true }],
    ['video/webm', { container: 'webm', h264: false, aac: false }],
    ['VIDEO/WEBM;CODECS=H264', { container: 'webm', h264: true, aac: false }],
    ['image/png', undefined],
    ['', undefined],
  ])('%p', (mime, expected) => {
    expect(recordingOf(mime)).toEqual(expected);
  });

  it('never becomes a word of the command', () => {
    fc.assert(
      fc.property(fc.string(), (noise) => {
        const recording = recordingOf(`video/webm;${noise}`);
        const known = [true, false].flatMap((isEncoded) =>
          [true, false].flatMap((aac) => cameraCommand({ recording: { ...recording!, aac }, isEncoded })),
        );
        const plain = new Set(
          [true, false].flatMap((isEncoded) =>
            [true, false].flatMap((aac) =>
              cameraCommand({ recording: { container: 'webm', h264: true, aac }, isEncoded }),
            ),
          ),
        );
        expect(known.every((word) => plain.has(word))).toBe(true);
      }),
    );
  });
});

it('puts beginnings on one line of time that never goes back', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(5_000), { minLength: 1 }), { minLength: 1 }), (beginnings) => {
      let now = 1_000;
      const clock = new CameraClock(() => now);
      let end = -1;
      for (const times of beginnings) {
        clock.anew();
        const placed = [...times].sort((a, b) => a - b).map((time) => clock.place(time));
        expect(placed[0]).toBeGreaterThan(end);
        expect(placed).toEqual([...placed].sort((a, b) => a - b));
        end = placed.at(-1)!;
        now += 700;
      }
    }),
  );
});

it('reads FLV in whatever pieces it comes', () => {
  const tag = (kind: number, time: number, payload: Buffer): Buffer => {
    const head = Buffer.alloc(11);
    head.writeUInt8(kind, 0);
    head.writeUIntBE(payload.length, 1, 3);
    head.writeUIntBE(time & 0xffffff, 4, 3);
    head.writeUInt8(time >>> 24, 7);
    return Buffer.concat([head, payload, Buffer.alloc(4)]);
  };
  const header = Buffer.concat([Buffer.from('FLV\x01\x05\x00\x00\x00\x09', 'latin1'), Buffer.alloc(4)]);
  const body = fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes));
  const tags = fc.array(fc.tuple(fc.constantFrom(8, 9, 18), fc.nat(0x7fffffff), body));
  fc.assert(
    fc.property(tags, fc.integer({ min: 1, max: 40 }), (written, size) => {
      const file = Buffer.concat([header, ...written.map(([kind, time, payload]) => tag(kind, time, payload))]);
      const flv = new FlvStream();
      const read = [];
      for (let at = 0; at < file.length; at += size) read.push(...flv.read(file.subarray(at, at + size)));
      const expected = written
        .filter(([kind]) => kind !== 18)
        .map(([kind, time, payload]) => ({ kind: kind === 8 ? 'audio' : 'video', time, payload }));
      expect(read).toEqual(expected);
    }),
  );
});

it('sees key frames that are too rare', () => {
  const watch = new KeyWatch();
  expect([0, 2_000, 4_400].map((time) => watch.isTooRare(time, time === 0))).toEqual([false, false, false]);
  expect(watch.isTooRare(4_600, false)).toBe(true);
  expect(watch.isTooRare(4_700, true)).toBe(false);
});

it('bears a burst, and not a flood', () => {
  let now = 0;
  const pace = new BytePace(1_000, () => now);
  expect(pace.take(5_000)).toBe(true);
  expect(pace.take(1)).toBe(false);
  now = 5_000;
  expect(pace.take(1)).toBe(true);
});
