import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readTags } from './flv-tags.rules';
import { fragment } from './fragment.rules';
import { initSegment, TRACK } from './init-segment.rules';
import { boxesIn, inside, readRuns } from './read-boxes.rules';
import { walkFile } from './walk-file';

const data = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes));
const ticks = fc.integer({ min: 1, max: 200_000 });
const content = fc.record({
  sequence: fc.integer({ min: 1, max: 1_000_000 }),
  video: fc.record({
    time: fc.integer({ min: 0, max: 2 ** 45 }),
    samples: fc.array(
      fc.record({ data, duration: ticks, key: fc.boolean(), composition: fc.integer({ min: -9_000, max: 9_000 }) }),
      { maxLength: 20 },
    ),
  }),
  audio: fc.record({
    time: fc.integer({ min: 0, max: 2 ** 45 }),
    samples: fc.array(fc.record({ data, duration: ticks }), { maxLength: 30 }),
  }),
});

describe('a fragment', () => {
  it('is read back as it was written, and its offsets point at the samples', () => {
    fc.assert(
      fc.property(content, (made) => {
        const bytes = fragment(made);
        expect(
          boxesIn(bytes)
            .map(({ type, end }) => [type, end])
            .at(-1),
        ).toEqual(['mdat', bytes.length]);
        const tracks = [
          { track: TRACK.video, ...made.video, samples: made.video.samples.map((one) => ({ ...one })) },
          { track: TRACK.audio, ...made.audio, samples: made.audio.samples.map((one) => ({ ...one, key: true })) },
        ].filter(({ samples }) => samples.length > 0);
        expect(readRuns(bytes)).toEqual(
          tracks.map(({ track, time, samples }) => ({
            ...{ track, time },
            samples: samples.map((one) => ({ duration: one.duration, size: one.data.length, key: one.key })),
          })),
        );
        inside(bytes, 'moof', 'traf', 'trun').forEach((run, at) => {
          const whole = Buffer.concat(tracks[at]!.samples.map((one) => one.data));
          const offset = run.readInt32BE(8);
          expect(bytes.subarray(offset, offset + whole.length).equals(whole)).toBe(true);
        });
      }),
    );
  });

  it('cut anywhere is not whole: a walk over the file stops before it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hearth-walk-'));
    const record = Buffer.from([0x11, 0x90]);
    const init = initSegment({ audio: { record, codec: 'mp4a.40.2', rate: 48_000, channels: 2 } });
    const sound = (time: number) => ({ time, samples: [{ data: Buffer.alloc(50, time), duration: 1_024 }] });
    const parts = [1, 2, 3].map((at) =>
      fragment({ sequence: at, video: { time: 0, samples: [] }, audio: sound(at * 1_024) }),
    );
    const whole = Buffer.concat([init, ...parts]);
    const [first = Buffer.alloc(0)] = parts;
    for (let length = init.length; length <= whole.length; length += 7) {
      const file = await open(join(folder, 'cut.mp4'), 'w+');
      await file.write(whole, 0, length);
      const fragments = Math.floor((length - init.length) / first.length);
      const end = init.length + fragments * first.length;
      expect(await walkFile(file)).toEqual({ init: init.length, end, fragments });
      await file.close();
    }
    await rm(folder, { recursive: true });
  });
});

describe('rubbish', () => {
  const bytes = fc.uint8Array({ maxLength: 300 }).map((one) => Buffer.from(one));
  it('is refused, and nothing throws', () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom(0x17, 0x27, 0x97, 0xaf, 0), (rest, first) => {
        const body = Buffer.concat([Buffer.from([first]), rest]);
        expect(Array.isArray(readTags(body))).toBe(true);
        expect(boxesIn(body).every(({ end }) => end <= body.length)).toBe(true);
      }),
    );
  });
});
