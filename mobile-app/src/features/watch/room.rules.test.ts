import { aMessage, aPin, aRoom } from '@/contract/live-room.builder';
import type { LiveNews } from '@/contract/live-room';
import { isOpenRoom, MOST_MESSAGES, roomFrom, told, toldAll, type Room } from './room.rules';

const room = (change: Parameters<typeof aRoom>[0] = {}): Room => roomFrom(aRoom(change));
const { pin: _pin, since: _since, ...SHELVED } = aPin();
const TOOL = {
  ...({ kind: 'envelope', id: 't1', title: '红包雨' } as const),
  ...{ opensAt: '2026-11-30T02:00:00.000Z', closesAt: '2026-11-30T02:05:00.000Z' },
};
const POLL = {
  ...{ id: 't2', room: 'room1', question: '下一个看什么', options: [{ text: '茶', votes: 3 }], isOpen: true },
  ...{ opensAt: '2026-11-30T02:00:00.000Z', closesAt: '2026-11-30T02:05:00.000Z' },
};
const POLL_TOOL = {
  ...({ kind: 'poll', id: POLL.id, title: POLL.question } as const),
  ...{ opensAt: POLL.opensAt, closesAt: POLL.closesAt },
};
const ANSWER = {
  ...({
    id: 'q1',
    text: '几天到',
    author: '清河观众',
    state: 'answered',
    answer: '三天内',
    answeredBy: '王琳',
  } as const),
  ...{ at: '2026-11-30T02:00:00.000Z', answeredAt: '2026-11-30T02:01:00.000Z' },
};

describe('what a room tells', () => {
  const CASES: readonly [string, LiveNews, Partial<Room>][] = [
    ['a message', { type: 'message', message: aMessage() }, { messages: [aMessage()] }],
    ['likes', { type: 'likes', likes: 9 }, { likes: 9 }],
    ['viewers', { type: 'viewers', viewers: 2 }, { viewers: 2 }],
    ['an announcement', { type: 'announcement', text: '今晚八点' }, { announcement: '今晚八点' }],
    ['a pinned message', { type: 'message-pinned', message: aMessage() }, { pinnedMessage: aMessage() }],
    [
      'another mode',
      { type: 'mode', mode: 'pre', slowSeconds: 10, mayDanmaku: false },
      { mode: 'pre', slowSeconds: 10, mayDanmaku: false },
    ],
    ['that nobody may write', { type: 'mode', mayDanmaku: false }, { mayDanmaku: false }],
    ['an answer', { type: 'question-answered', question: ANSWER }, { answers: [ANSWER] }],
    ['a poll', { type: 'poll', poll: POLL }, { poll: POLL, tools: [POLL_TOOL] }],
    ['a pin', { type: 'pinned', pinned: aPin() }, { pinned: aPin() }],
    ['a tool', { type: 'tool-opened', tool: TOOL }, { tools: [TOOL] }],
    [
      'a correction',
      { type: 'overlay', kind: 'correction', text: '更正：5 斤装', shown: true },
      { overlays: [{ kind: 'correction', text: '更正：5 斤装' }] },
    ],
    ['a state', { type: 'state', state: 'paused' }, { state: 'paused' }],
  ];
  it.each(CASES)('%s', (_what, news, change) => {
    expect(told(room(), news)).toEqual({ ...room(), ...change });
  });

  it('what it does not know changes nothing', () => {
    const before = room();
    expect(told(before, { type: 'subtitle' } as never)).toBe(before);
    expect(told(before, { type: 'toString' } as never)).toBe(before);
  });
});

it('a message that comes twice stands once, where it stood first', () => {
  const first = aMessage({ id: 'a' });
  const twice = toldAll(room({ messages: [first] }), [
    { type: 'message', message: aMessage({ id: 'b' }) },
    { type: 'message', message: first },
  ]);
  expect(twice.messages.map(({ id }) => id)).toEqual(['a', 'b']);
});

it('keeps the newest messages only', () => {
  const many = Array.from({ length: MOST_MESSAGES + 5 }, (_, i) => aMessage({ id: `m${i}` }));
  const filled = toldAll(
    room(),
    many.map((message) => ({ type: 'message', message })),
  );
  expect(filled.messages).toHaveLength(MOST_MESSAGES);
  expect(filled.messages[0]?.id).toBe('m5');
  expect(room({ messages: many }).messages[0]?.id).toBe('m5');
});

it('what was hidden is gone from the list and from the top', () => {
  const shown = room({ messages: [aMessage()], pinnedMessage: aMessage() });
  expect(told(shown, { type: 'message-hidden', id: 'm1' })).toMatchObject({ messages: [], pinnedMessage: null });
});

it('likes never go back, whichever node tells of them', () => {
  expect(told(room({ likes: 40 }), { type: 'likes', likes: 38 }).likes).toBe(40);
});

it('another price and what is left are said of the pin and on the shelf alike, and of nothing else', () => {
  const other = { ...SHELVED, offer: 'o2' };
  const selling = room({ pinned: aPin(), shelf: [SHELVED, other] });
  const change = { offer: 'o3', price: 2990, basePrice: 3990, left: 5, endsAt: '2026-11-30T02:10:00.000Z' };
  const cheaper = told(selling, { type: 'price', prices: [{ was: 'o1', ...change }] });
  expect(cheaper.pinned).toEqual(aPin(change));
  expect(cheaper.shelf).toEqual([{ ...SHELVED, ...change }, other]);
  const out = told(cheaper, { type: 'stock', left: [{ offer: 'o3', left: 0 }] });
  expect([out.pinned?.left, out.shelf[0]?.left, out.shelf[1]?.left]).toEqual([0, 0, 8]);
});

it('a word over the picture stands once, and goes when it is told to', () => {
  const overlay = { type: 'overlay', kind: 'correction', text: '更正：5 斤装' } as const;
  const twice = toldAll(room(), [
    { ...overlay, shown: true },
    { ...overlay, shown: true },
    { ...overlay, kind: 'paused', text: '稍候', shown: true },
  ]);
  expect(twice.overlays.map(({ kind }) => kind)).toEqual(['correction', 'paused']);
  expect(told(twice, { ...overlay, shown: false }).overlays).toEqual([{ kind: 'paused', text: '稍候' }]);
});

it('a live that goes on, or is over, is paused no more; what was corrected stays corrected', () => {
  const paused = room({
    state: 'paused',
    overlays: [
      { kind: 'paused', text: '请稍候' },
      { kind: 'correction', text: '5 斤装' },
    ],
  });
  for (const state of ['live', 'ended'] as const)
    expect(told(paused, { type: 'state', state }).overlays).toEqual([{ kind: 'correction', text: '5 斤装' }]);
  expect(told(paused, { type: 'state', state: 'ending' }).overlays).toEqual(paused.overlays);
});

it('a pin that was followed by another one is not taken away by what is told of it late', () => {
  const second = aPin({ pin: 'pin2', offer: 'o2' });
  const shown = toldAll(room({ pinned: aPin() }), [
    { type: 'pinned', pinned: second },
    { type: 'unpinned', pin: 'pin1' },
  ]);
  expect(shown.pinned).toEqual(second);
  expect(told(shown, { type: 'unpinned', pin: 'pin2' }).pinned).toBeNull();
});

it('a tool stands once, and a poll goes when it is over, however that is told', () => {
  const open = toldAll(room(), [
    { type: 'tool-opened', tool: TOOL },
    { type: 'tool-opened', tool: { ...TOOL, title: '又一轮' } },
    { type: 'poll', poll: POLL },
  ]);
  expect(open.tools.map((tool) => tool.title)).toEqual(['又一轮', '下一个看什么']);
  expect(told(open, { type: 'tool-closed', id: 't2' })).toMatchObject({ tools: [{ id: 't1' }], poll: null });
  expect(told(open, { type: 'poll', poll: { ...POLL, isOpen: false } })).toMatchObject({
    tools: [{ id: 't1' }],
    poll: null,
  });
});

it('after a line that was lost the snapshot rules; a poll that is still open and what was answered stay', () => {
  const before: Room = { ...room({ tools: [POLL_TOOL], likes: 50 }), poll: POLL, answers: [ANSWER] };
  expect(roomFrom(aRoom({ tools: [POLL_TOOL], likes: 4 }), before)).toMatchObject({
    ...{ poll: POLL, answers: [ANSWER], likes: 4 },
  });
  expect(roomFrom(aRoom(), before)).toMatchObject({ poll: null, answers: [ANSWER] });
});

it.each([
  ['live', true],
  ['paused', true],
  ['rehearsal', true],
  [null, true],
  ['ended', false],
  ['published', false],
  ['planned', false],
  ['cancelled', false],
] as const)('in a room whose live is %s somebody may write: %s', (state, isOpen) => {
  expect(isOpenRoom({ state })).toBe(isOpen);
});
