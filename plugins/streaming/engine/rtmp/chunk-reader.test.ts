import fc from 'fast-check';
import { ChunkReader } from './chunk-reader';
import { writeChunks } from './chunk-writer.rules';
import { control, MESSAGE, PUBLISHER_CAPS, STRANGER_CAPS, type RtmpMessage } from './message.rules';

const message = fc.record({
  type: fc.constantFrom(MESSAGE.audio, MESSAGE.video, MESSAGE.data, MESSAGE.command),
  stream: fc.nat(0xffffffff),
  time: fc.oneof(fc.nat(100_000), fc.constantFrom(0xfffffe, 0xffffff, 0x1000000, 0xffffffff)),
  payload: fc.uint8Array({ maxLength: 700 }).map((bytes) => Buffer.from(bytes)),
});
const sent = fc.array(fc.record({ message, id: fc.constantFrom(3, 4, 63, 64 - 1) }), { maxLength: 12 });

const readAll = (pieces: readonly Buffer[], reader = new ChunkReader(PUBLISHER_CAPS)): readonly RtmpMessage[] =>
  pieces.flatMap((piece) => reader.read(piece).messages);

/** Cuts bytes where a network might. */
function cut(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const at = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

it('gives the same messages however the bytes are cut, at any size of chunks', () => {
  fc.assert(
    fc.property(sent, fc.array(fc.nat(), { maxLength: 30 }), fc.integer({ min: 1, max: 900 }), (all, places, size) => {
      const head = writeChunks(control(MESSAGE.chunkSize, size), { id: 2, size: 128 });
      const bytes = Buffer.concat([head, ...all.map((one) => writeChunks(one.message, { id: one.id, size }))]);
      expect(readAll(cut(bytes, places))).toEqual(all.map((one) => one.message));
    }),
  );
});

it('never throws and never holds more than its caps, whatever it is fed', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 10 }), (pieces) => {
      const reader = new ChunkReader(STRANGER_CAPS);
      for (const piece of pieces) {
        reader.read(Buffer.from(piece));
        if (reader.buffered > STRANGER_CAPS.buffered) return false;
      }
      return true;
    }),
    { numRuns: 500 },
  );
});

/** A chunk's header by hand: format, chunk stream and fields. */
const chunk = (format: number, id: number, ...rest: readonly (number | string)[]): Buffer =>
  Buffer.concat([
    Buffer.of((format << 6) | id),
    ...rest.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part, 'hex'))),
  ]);

it('follows chunks that leave out what is as before', () => {
  const bytes = Buffer.concat([
    chunk(0, 4, '000064', '000002', 8, '01000000', 'aa01'),
    chunk(1, 4, '000017', '000003', 8, 'bb0102'),
    chunk(2, 4, '000017', 'cc0102'),
    chunk(3, 4, 'dd0102'),
  ]);
  expect(readAll([bytes]).map(({ time, stream, payload }) => [time, stream, payload.toString('hex')])).toEqual([
    [100, 1, 'aa01'],
    [123, 1, 'bb0102'],
    [146, 1, 'cc0102'],
    [169, 1, 'dd0102'],
  ]);
});

it('puts interleaved messages together, and drops one that is taken back', () => {
  const bytes = Buffer.concat([
    chunk(0, 6, '000000', '000084', 9, '01000000', '11'.repeat(128)),
    chunk(0, 4, '000000', '000082', 8, '01000000', '22'.repeat(128)),
    chunk(3, 6, '11'.repeat(4)),
    writeChunks({ type: MESSAGE.abort, stream: 0, time: 0, payload: Buffer.of(0, 0, 0, 4) }, { id: 2, size: 128 }),
    chunk(0, 4, '000000', '000001', 8, '01000000', '33'),
  ]);
  const reader = new ChunkReader(PUBLISHER_CAPS);
  expect(readAll([bytes], reader).map(({ type, payload }) => [type, payload.length])).toEqual([
    [9, 132],
    [8, 1],
  ]);
  expect(reader.buffered).toBe(0);
});

it('knows chunk streams of two and three bytes', () => {
  const two = chunk(0, 0, 7, '000000', '000001', 8, '00000000', 'aa');
  const three = chunk(0, 1, '0201', '000000', '000001', 8, '00000000', 'bb');
  expect(readAll([two, three, chunk(3, 0, 7, 'cc')]).map(({ payload }) => payload.toString('hex'))).toEqual([
    'aa',
    'bb',
    'cc',
  ]);
});

it('takes a long time that is left out of later chunks, as some encoders do', () => {
  const head = chunk(0, 6, 'ffffff', '000082', 9, '01000000', '01000000');
  const good = Buffer.concat([head, Buffer.alloc(128, 5), chunk(3, 6, '01000000', '0606')]);
  const bad = Buffer.concat([
    head,
    Buffer.alloc(128, 5),
    chunk(3, 6, '0606'),
    chunk(0, 4, '000000', '000001', 8, '01000000', 'aa'),
  ]);
  for (const bytes of [good, bad]) {
    const [first] = readAll([bytes]);
    expect(first).toMatchObject({ time: 0x1000000, payload: Buffer.concat([Buffer.alloc(128, 5), Buffer.of(6, 6)]) });
  }
});

it.each([
  ['a message of more than a stranger may send', chunk(0, 3, '000000', '008001', 20, '00000000'), 'message-too-long'],
  ['a chunk of a stream that nobody began', chunk(3, 3), 'chunk-without-header'],
  ['chunks of no length', writeChunks(control(MESSAGE.chunkSize, 0), { id: 2, size: 128 }), 'chunk-size'],
  [
    'messages begun on many streams',
    Buffer.concat([3, 4, 5].map((id) => chunk(0, id, '000000', '008000', 20, '00000000', '00'.repeat(128)))),
    'too-much-buffered',
  ],
  [
    'more streams than any encoder has',
    Buffer.concat(Array.from({ length: 17 }, (_, at) => chunk(0, 3 + at, '000000', '000001', 8, '00000000', 'aa'))),
    'too-many-chunk-streams',
  ],
])('ends at %s, and reads nothing after it', (_what, bytes, fault) => {
  const reader = new ChunkReader(STRANGER_CAPS);
  expect(reader.read(bytes).fault).toBe(fault);
  expect(reader.read(chunk(0, 3, '000000', '000001', 8, '00000000', 'aa'))).toEqual({ messages: [], fault });
});
