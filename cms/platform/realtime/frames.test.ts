import fc from 'fast-check';
import type { RoomMessage } from '../../contract';
import { createFrames } from './frames';

const says = (type: string): RoomMessage => ({ type, at: '2026-11-21T06:00:00.000Z' });

it('gathers what was said and cuts one frame for each room', () => {
  const frames = createFrames('n1');
  frames.open('feed:a');
  frames.open('feed:b');
  frames.add('feed:a', [says('one')]);
  frames.add('feed:a', [says('two')]);
  expect(frames.flush()).toEqual([{ room: 'feed:a', node: 'n1', seq: 1, messages: [says('one'), says('two')] }]);
  expect(frames.flush()).toEqual([]);
});

it('forgets what is said to a room nobody is in', () => {
  const frames = createFrames('n1');
  frames.add('feed:a', [says('unheard')]);
  frames.open('feed:a');
  expect(frames.flush()).toEqual([]);
});

it('gives whoever comes back exactly what they missed, or says that it no longer knows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 220 }), (sent, seen) => {
      const frames = createFrames('n1');
      frames.open('feed:a');
      for (let n = 1; n <= sent; n += 1) {
        frames.add('feed:a', [says(String(n))]);
        frames.flush();
      }
      const missed = frames.since('feed:a', seen);
      if (seen > sent || sent - seen > 64) expect(missed).toBeUndefined();
      else
        expect(missed?.map((frame) => frame.seq)).toEqual(Array.from({ length: sent - seen }, (_, i) => seen + i + 1));
    }),
  );
});

it('keeps the newest when more is said than a phone can show', () => {
  const frames = createFrames('n1', () => true);
  frames.open('feed:a');
  for (let n = 0; n < 700; n += 1) frames.add('feed:a', [says(String(n))]);
  const [frame] = frames.flush();
  expect(frame?.messages).toHaveLength(500);
  expect(frame?.messages.at(-1)).toEqual(says('699'));
});

it('drops of what is too many only what may be, the oldest of it, and keeps the order of the rest', () => {
  const batch = fc.array(fc.constantFrom('danmaku', 'pinned', 'stop'), { maxLength: 400 });
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 6 }), (batches) => {
      const frames = createFrames('n1', (room, { type }) => room === 'live:a' && type.startsWith('danmaku'));
      frames.open('live:a');
      const said = batches.flat().map((type, n) => says(`${type} ${n}`));
      let from = 0;
      for (const { length } of batches) {
        frames.add('live:a', said.slice(from, from + length));
        from += length;
      }
      const told = frames.flush()[0]?.messages ?? [];
      const danmaku = said.filter(({ type }) => type.startsWith('danmaku'));
      const dropped = new Set(danmaku.slice(0, Math.max(0, said.length - 500)));
      expect(told).toEqual(said.filter((one) => !dropped.has(one)));
    }),
  );
});

it('drops nothing in rooms whose kind names nothing that may be', () => {
  const frames = createFrames('n1');
  frames.open('feed:a');
  frames.add(
    'feed:a',
    Array.from({ length: 700 }, (_, n) => says(String(n))),
  );
  expect(frames.flush()[0]?.messages).toHaveLength(700);
});

it('leaves a number out in a room that was torn, and tells so although nothing was said', () => {
  const frames = createFrames('n1');
  frames.open('feed:a');
  frames.add('feed:a', [says('heard')]);
  frames.flush();
  frames.tear();
  // Whoever saw the first is given no frames that would hide the gap.
  expect(frames.since('feed:a', 1)).toBeUndefined();
  expect(frames.flush()).toEqual([{ room: 'feed:a', node: 'n1', seq: 3, messages: [] }]);
  expect(frames.since('feed:a', 1)).toBeUndefined();
  expect(frames.since('feed:a', 3)).toEqual([]);
  expect(frames.flush()).toEqual([]);
});
