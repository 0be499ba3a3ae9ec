import { setTimeout as wait } from 'node:timers/promises';
import type { RoomFrame, RoomMessage } from '../../contract';
import { createFrames } from './frames';
import { startPulse, type Pulse } from './pulse';

const ROOM = 'talk:peach';
const said = (text: string): RoomMessage => ({ type: 'said', at: '2026-11-30T12:00:00.000Z', text });

let pulse: Pulse | undefined;
afterEach(() => pulse?.stop());

let broken: unknown[];
beforeEach(() => {
  broken = [];
});

/** A room of one node; telling it takes as long as the test says. */
function aRoom(telling: () => Promise<unknown> = () => Promise.resolve()): {
  add(text: string): void;
  told: { frame: RoomFrame; at: number }[];
} {
  const frames = createFrames('node');
  frames.open(ROOM);
  const told: { frame: RoomFrame; at: number }[] = [];
  pulse = startPulse({
    flush: frames.flush,
    tell: async (frame) => {
      told.push({ frame, at: performance.now() });
      await telling();
    },
    broke: (error) => broken.push(error),
  });
  return {
    add: (text) => {
      frames.add(ROOM, [said(text)]);
    },
    told,
  };
}

async function until(holds: () => boolean): Promise<void> {
  const over = performance.now() + 5_000;
  while (!holds()) {
    if (performance.now() > over) throw new Error('It never came.');
    await wait(2);
  }
}

it('gathers what comes within a moment', async () => {
  const { add, told } = aRoom();
  add('one');
  add('two');
  await until(() => told.length > 0);
  expect(told.map(({ frame }) => frame.messages.map(({ text }) => text))).toEqual([['one', 'two']]);
});

it('does not let wait what is in haste', async () => {
  const { add, told } = aRoom();
  add('one');
  await until(() => told.length === 1);
  const pressed = performance.now();
  add('two');
  pulse?.hurry();
  await until(() => told.length === 2);
  expect((told[1]?.at ?? Infinity) - pressed).toBeLessThan(100);
});

it('tells a frame to all before it cuts the next, and what is in haste right after', async () => {
  let finish: (() => void) | undefined;
  const { add, told } = aRoom(() => new Promise<void>((resolve) => (finish = resolve)));
  add('one');
  await until(() => told.length === 1);
  add('two');
  pulse?.hurry();
  pulse?.hurry();
  await wait(200);
  expect(told).toHaveLength(1);
  finish?.();
  await until(() => told.length === 2);
  expect(told.map(({ frame }) => frame.seq)).toEqual([1, 2]);
  finish?.();
});

it('rests as long as telling took', async () => {
  const { add, told } = aRoom(() => wait(300));
  add('one');
  await until(() => told.length === 1);
  add('two');
  await until(() => told.length === 2);
  // One timer may be a millisecond early.
  expect((told[1]?.at ?? 0) - (told[0]?.at ?? 0)).toBeGreaterThan(590);
});

it('goes on after a frame that could not be told', async () => {
  let tries = 0;
  const { add, told } = aRoom(() => ((tries += 1) === 1 ? Promise.reject(new Error('torn')) : Promise.resolve()));
  add('one');
  await until(() => broken.length === 1);
  add('two');
  await until(() => told.length === 2);
  expect(broken).toEqual([new Error('torn')]);
});

it('tells nothing any more once it is stopped', async () => {
  const { add, told } = aRoom();
  pulse?.stop();
  add('one');
  pulse?.hurry();
  await wait(250);
  expect(told).toEqual([]);
});
