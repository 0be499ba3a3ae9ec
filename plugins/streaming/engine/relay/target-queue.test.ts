import fc from 'fast-check';
import { relayFrameOf, type RelayFrame } from './relay-frame';
import { TargetQueue } from './target-queue';

const KEY = [0x17, 1];
const DELTA = [0x27, 1];
const SETUP = [0x17, 0];
let time = 0;
const video = (head: readonly number[], size = 10): RelayFrame =>
  relayFrameOf('video', (time += 1), Buffer.concat([Buffer.from(head), Buffer.alloc(size - 2)]));
const all = (queue: TargetQueue): RelayFrame[] => {
  const frames: RelayFrame[] = [];
  for (let frame = queue.shift(); frame; frame = queue.shift()) frames.push(frame);
  return frames;
};

it('leaves out whole groups of pictures and goes on with a key frame', () => {
  const queue = new TargetQueue(50);
  const frames = [SETUP, KEY, DELTA, DELTA, KEY, DELTA].map((head) => video(head));
  for (const frame of frames) queue.push(frame);
  expect(all(queue)).toEqual([frames[0], frames[4], frames[5]]);
  expect(queue.dropped).toBe(3);
});

it('waits for the next key frame when one group alone is too long', () => {
  const queue = new TargetQueue(50);
  const frames = [KEY, DELTA, DELTA, DELTA, DELTA, DELTA, DELTA, SETUP, KEY, DELTA].map((head) => video(head));
  for (const frame of frames) queue.push(frame);
  expect(all(queue)).toEqual(frames.slice(7));
  expect(queue.dropped).toBe(7);
});

it('holds no more than it may, loses no parameters, and gives nothing that cannot be decoded', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('take', KEY, DELTA, DELTA, DELTA, SETUP), fc.integer({ min: 2, max: 60 })), {
        maxLength: 200,
      }),
      (steps) => {
        const queue = new TargetQueue(200);
        const pushed: RelayFrame[] = [];
        const taken: RelayFrame[] = [];
        for (const [step, size] of steps) {
          if (step === 'take') taken.push(...[queue.shift()].flatMap((frame) => frame ?? []));
          else {
            pushed.push(video(step as number[], size));
            queue.push(pushed.at(-1)!);
          }
          // Parameters are small, and there is one set of them each few hours.
          if (!pushed.some(({ isSetup }) => isSetup)) expect(queue.bytes).toBeLessThanOrEqual(200);
        }
        taken.push(...all(queue));
        expect(taken.length + queue.dropped).toBe(pushed.length);
        expect(taken.filter(({ isSetup }) => isSetup)).toEqual(pushed.filter(({ isSetup }) => isSetup));
        const pictures = taken.filter(({ isSetup }) => !isSetup);
        for (const [at, picture] of pictures.entries()) {
          if (picture.isKey || at === 0) continue;
          const before = pushed.filter(({ isSetup }) => !isSetup);
          expect(pictures[at - 1]).toBe(before[before.indexOf(picture) - 1]);
        }
      },
    ),
  );
});
