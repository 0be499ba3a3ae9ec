import fc from 'fast-check';
import { createFrameCutter } from './frame-cutter.rules';
import { readLines, type SessionLine } from './session-line.rules';
import { apply, newSession } from './session-state.rules';
import { readWord, writeWord } from './window-word.rules';

/** Cuts bytes at these places, as a network does. */
function pieces(bytes: Buffer, cuts: readonly number[]): readonly Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, at) => bytes.subarray(places[at], end));
}

it('frames come out as they went in, however they are cut on the way', () => {
  const frames = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 12 });
  fc.assert(
    fc.property(frames, fc.array(fc.nat(), { maxLength: 20 }), (bodies, cuts) => {
      const sent = Buffer.concat(
        bodies.flatMap((body) => {
          const length = Buffer.alloc(4);
          length.writeUInt32BE(body.length);
          return [length, Buffer.from(body)];
        }),
      );
      const cutter = createFrameCutter(1_000);
      const got = pieces(sent, cuts).flatMap((piece) => cutter.push(piece).map((frame) => [...frame]));
      expect(got).toEqual(bodies.map((body) => [...body]));
    }),
  );
});

it('a frame that is longer than anything should be ends the conversation', () => {
  expect(() => createFrameCutter(100).push(Buffer.from([0, 0, 1, 0, 1]))).toThrow('A frame of 256 bytes');
});

it('words come with their bytes', () => {
  const sent = writeWord({ say: 'state', room: '一号', state: 'live' }, Buffer.from('bytes'));
  const [frame] = createFrameCutter(1_000).push(Buffer.concat(sent));
  const { word, bytes } = readWord(frame!);
  expect([word, bytes.toString()]).toEqual([{ say: 'state', room: '一号', state: 'live' }, 'bytes']);
});

it('an index is read as far as it is whole', () => {
  const lines: SessionLine[] = [
    { k: 'epoch', epoch: 0, init: 700, slate: false, codecs: ['avc1.64001f'] },
    { k: 'close', segment: 3 },
    { k: 'end', at: 5 },
  ];
  const rows = lines.map((line) => `${JSON.stringify(line)}\n`);
  const text = rows.join('');
  fc.assert(
    fc.property(fc.nat(text.length), (length) => {
      const read = readLines(text.slice(0, length));
      const whole = [0, 1, 2, 3].filter((count) => rows.slice(0, count).join('').length <= length).at(-1)!;
      expect(read.lines).toEqual(lines.slice(0, whole));
      expect(read.bytes).toBe(rows.slice(0, whole).join('').length);
    }),
  );
  expect(readLines(`${rows[0]!}{"k":"unknown"}\n${rows[1]!}`).lines).toEqual(lines.slice(0, 1));
});

it('a broadcast that was ended and is ordered once more goes on with the next number', () => {
  const state = newSession('s1');
  const part = { k: 'part', epoch: 0, offset: 700, length: 10, seconds: 1, independent: true, at: 0 } as const;
  const reached = { video: 0, audio: 0 };
  apply(state, { k: 'epoch', epoch: 0, init: 700, slate: false, codecs: ['avc1.64001f'] });
  apply(state, { ...part, reached, segment: 0, part: 0 });
  apply(state, { k: 'end', at: 5 });
  expect([state.ended, state.segments.at(-1)!.whole]).toEqual([true, true]);
  apply(state, { ...part, reached, segment: 1, part: 0, offset: 710 });
  expect([state.ended, state.segments.map(({ number }) => number), state.epochs.get(0)!.end]).toEqual([
    false,
    [0, 1],
    720,
  ]);
});
