import { aMessage, aSession } from '@/contract/live-room.builder';
import type { SessionState } from '@/contract/live-room';
import {
  actOf,
  askSessionIn,
  chapterAt,
  inOrder,
  mayBeSession,
  MOST_ROWS,
  namedByClip,
  saidUntil,
  windowsAt,
} from './replay.rules';

const REPLAY = { playback: 'spring', chapters: [] };

it.each([
  [0, [0]],
  [49, [0]],
  [50, [0, 1]],
  [60, [1]],
  [-3, [0]],
])('at second %d the minutes %j are needed', (at, windows) => expect(windowsAt(at)).toEqual(windows));

it('shows what had been said by a moment, and not more of it than a list can hold', () => {
  const said = Array.from({ length: 100 }, (_, i) => aMessage({ id: `m${i}`, clock: i }));
  expect(saidUntil([...said, aMessage({ clock: null })], 10).map(({ clock }) => clock)).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ]);
  expect(saidUntil(said, 99)).toHaveLength(MOST_ROWS);
});

it.each([
  [0, null],
  [10, '脐橙'],
  [59, '脐橙'],
  [60, '春茶'],
  [9_999, '春茶'],
])('at second %d of a replay %s is shown', (at, title) => {
  const chapters = [
    { at: 10, title: '脐橙', offer: 'o1' },
    { at: 60, title: '春茶', offer: null },
  ];
  expect(chapterAt(chapters, at)?.title ?? null).toBe(title);
});

it('puts stretches together in the order of the picture, each message once', () => {
  const [a, b, c] = [3, 1, 2].map((clock) => aMessage({ id: `m${clock}`, clock }));
  if (!a || !b || !c) throw new Error('three messages');
  expect(
    inOrder([
      [a, b],
      [b, c],
    ]).map(({ id }) => id),
  ).toEqual(['m1', 'm2', 'm3']);
});

it.each([
  ['planned', null, null, 'before'],
  ['ready', null, null, 'before'],
  ['ready', 'live', null, 'live'],
  ['live', null, null, 'live'],
  ['paused', null, null, 'live'],
  ['rehearsal', null, null, 'live'],
  ['live', 'ended', null, 'after'],
  ['ended', null, null, 'after'],
  ['published', null, REPLAY, 'replay'],
  ['archived', null, REPLAY, 'replay'],
  ['cancelled', null, null, 'off'],
] as const)('a session that is %s, of which the room says %s, shows %s', (...[state, told, replay, act]) => {
  expect(actOf(aSession({ state, replay }), told)).toBe(act);
});

it.each([
  ['planned', 5_000],
  ['live', 30_000],
  ['ended', 30_000],
  ['cancelled', false],
] as const)('one that is %s is asked for again in %s', (state: SessionState, ms) => {
  expect(askSessionIn(aSession({ state }))).toBe(ms);
});

it('a piece of a live plays whatever became of the whole, and gives the page its name', () => {
  const clip = { id: 'c1', title: '【广告】怎么挑脐橙', isAd: true, from: 600, isWhole: false };
  for (const state of ['ended', 'cancelled', 'archived'] as const)
    expect(actOf(aSession({ state, clip, replay: REPLAY }), 'ended')).toBe('replay');
  expect(namedByClip(aSession({ clip })).title).toBe('【广告】怎么挑脐橙');
  expect(namedByClip(aSession()).title).toBe(aSession().title);
});

it('a replay is not asked for again, and nothing is before there is anything', () => {
  expect(askSessionIn(aSession({ state: 'published', replay: REPLAY }))).toBe(false);
  expect(askSessionIn(undefined)).toBe(false);
});

it.each([
  ['01936d2e-7a4b-7c3d-9e1f-2a3b4c5d6e7f', true],
  ['tea', false],
  ['qIJBfK01p5Vt8wL00Zc02hQk3Jxj2Z4s02a', false],
])('%s may be a session: %s', (id, may) => expect(mayBeSession(id)).toBe(may));
