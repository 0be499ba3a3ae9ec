import fc from 'fast-check';
import type { RoomSnapshot } from '../../contract';
import { clockOf, joinedSnapshot } from './room.rules';

const base: RoomSnapshot = {
  ...{ room: '0195f000-0000-7000-8000-00000000c001', state: null, title: '脐橙专场', playback: null, overlays: [] },
  ...{ pinned: null, shelf: [], tools: [], announcement: null, pinnedMessage: null, messages: [], likes: 3, viewers: 7 },
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
  const beganAt = new Date('2026-11-30T12:00:00Z');
  const now = new Date('2026-11-30T12:01:00Z');

  it.each([
    ['what the phone tells', 30.04, beganAt, 30],
    ['a phone that is ahead', 99, beganAt, 60],
    ['a phone that does not tell', null, beganAt, 60],
    ['no picture', 12, undefined, null],
  ] as const)('%s', (_name, told, began, clock) => {
    expect(clockOf(told, began, now)).toBe(clock);
  });

  it('is never before the beginning nor after now', () => {
    const told = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(told, fc.integer({ min: -60, max: 86_400 }), (phone, seconds) => {
        const found = clockOf(phone, beganAt, new Date(beganAt.getTime() + seconds * 1000)) ?? -1;
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(Math.max(0, seconds) + 0.1);
      }),
    );
  });
});
