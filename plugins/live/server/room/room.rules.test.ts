import fc from 'fast-check';
import type { RoomSnapshot } from '../../contract';
import { clockOf, joinedSnapshot } from './room.rules';

const base: RoomSnapshot = {
  ...{ room: '0195f000-0000-7000-8000-00000000c001', state: null, title: '脐橙专场', playback: null, overlays: [] },
  ...{
    pinned: null,
    shelf: [],
    tools: [],
    announcement: null,
    pinnedMessage: null,
    messages: [],
    likes: 3,
    viewers: 7,
  },
  ...{ mode: 'post', slowSeconds: 0, mayDanmaku: true },
};
const tool = (id: string) => ({ kind: 'envelope' as const, id, title: '红包', opensAt: '', closesAt: '' });

it('brings the tools and overlays of all together, and takes everything else from whoever names it', () => {
  const joined = joinedSnapshot({ ...base, tools: [tool('a')] }, [
    { state: 'live', tools: [tool('b')], overlays: [{ kind: 'ai', text: 'AI 主播' }] },
    { playback: 'p1', tools: [tool('c')] },
  ]);
  expect(joined).toMatchObject({ state: 'live', playback: 'p1', likes: 3, viewers: 7, title: '脐橙专场' });
  expect(joined.tools.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(joined.overlays).toHaveLength(1);
});

describe('the clock of a message', () => {
  it.each([
    { name: 'what the phone tells', told: 30.04, seconds: 60, clock: 30 },
    { name: 'a phone that is ahead', told: 99, seconds: 60, clock: 60 },
    { name: 'a phone that does not tell', told: null, seconds: 60, clock: 60 },
    { name: 'no picture', told: 12, seconds: undefined, clock: null },
  ])('$name', ({ told, seconds, clock }) => {
    expect(clockOf(told, seconds)).toBe(clock);
  });

  it('is never before the beginning nor after now', () => {
    const told = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(told, fc.integer({ min: -60, max: 86_400 }), (phone, seconds) => {
        const found = clockOf(phone, seconds) ?? -1;
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(Math.max(0, seconds) + 0.1);
      }),
    );
  });
});
