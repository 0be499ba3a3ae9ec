import { createFrames } from './frames';
import { createReadings } from './readings';
import type { RoomKind } from './room-kind';

/** A room in which what is told stands in a row first, as everywhere in the house. */
function aTalk(sharedFor?: number) {
  const frames = createFrames('n1');
  const clock = { now: 0 };
  const readings = createReadings({ frames, now: () => clock.now });
  const rows: string[] = [];
  const asked: { resolve(): void; reject(error: Error): void }[] = [];
  const kind: RoomKind = {
    ...{ name: 'talk', mayJoin: () => Promise.resolve(true), ...(sharedFor !== undefined && { sharedFor }) },
    snapshot: () => {
      const seen = [...rows];
      return new Promise((resolve, reject) => void asked.push({ resolve: () => resolve(seen), reject }));
    },
  };
  const say = (text: string): void => {
    rows.push(text);
    frames.add('talk:peach', [{ type: text, at: '2026-11-30T12:00:00Z' }]);
    frames.flush();
  };
  const enter = () => readings.of(kind, 'talk:peach');
  frames.open('talk:peach');
  return { frames, clock, readings, rows, asked, say, enter };
}

type Talk = ReturnType<typeof aTalk>;

/** What somebody knows who was given this: what stood in the rows, and what came since. */
async function known({ frames }: Talk, entering: ReturnType<Talk['enter']>): Promise<unknown[]> {
  const { seq, snapshot } = await entering;
  const since = frames.since('talk:peach', seq) ?? [];
  return [...(snapshot as string[]), ...since.flatMap(({ messages }) => messages.map(({ type }) => type))];
}

it('gives those who come later the same snapshot, and what was told since it was begun', async () => {
  const talk = aTalk(500);
  talk.say('before');
  const first = talk.enter();
  talk.say('while it is read');
  talk.asked[0]!.resolve();
  await first;
  talk.say('after it was read');
  talk.clock.now = 499;
  expect(await known(talk, talk.enter())).toEqual(['before', 'while it is read', 'after it was read']);
  expect(talk.asked).toHaveLength(1);
});

it('reads anew when the snapshot is too old, but not while it is still being read', async () => {
  const talk = aTalk(500);
  const first = talk.enter();
  talk.clock.now = 2_000;
  const second = talk.enter();
  expect(talk.asked).toHaveLength(1);
  talk.asked[0]!.resolve();
  expect(await second).toBe(await first);
  void talk.enter();
  expect(talk.asked).toHaveLength(2);
});

it('keeps nothing of a reading that failed, nor of a room that everybody left', async () => {
  const talk = aTalk(500);
  const first = talk.enter();
  talk.asked[0]!.reject(new Error('the database is away'));
  await expect(first).rejects.toThrow('away');
  void talk.enter();
  expect(talk.asked).toHaveLength(2);
  talk.frames.close('talk:peach');
  talk.readings.forget('talk:peach');
  void talk.enter();
  talk.frames.open('talk:peach');
  void talk.enter();
  expect(talk.asked).toHaveLength(4);
});

it('reads anew after something was lost on its way here, however young the snapshot is', async () => {
  const talk = aTalk(500);
  const first = talk.enter();
  talk.asked[0]!.resolve();
  await first;
  talk.readings.forgetAll();
  void talk.enter();
  expect(talk.asked).toHaveLength(2);
});

it('shares nothing unless the kind says for how long', () => {
  const talk = aTalk();
  void talk.enter();
  void talk.enter();
  expect(talk.asked).toHaveLength(2);
});
