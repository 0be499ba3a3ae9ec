import { askAgainIn, countWords, freshPoster, isPlayable, offerOf, refusedBy, shownOf, steady } from './watch.rules';

it.each([
  ['live', false, 'player'],
  ['reconnecting', true, 'player'],
  ['recorded', false, 'player'],
  ['waiting', false, 'waiting'],
  ['waiting', true, 'ended'],
  ['closed', true, 'closed'],
] as const)('%s, seen before %s: %s', (state, hasSeen, shown) => expect(shownOf(state, hasSeen)).toBe(shown));

it.each([
  ['ended', null, null, null],
  ['ended', 'preparing', 'live.replay.preparing', null],
  ['ended', 'ready', 'live.replay.ready', 'live.replay.watch'],
  ['waiting', 'preparing', null, null],
  ['waiting', 'ready', null, 'live.replay.before'],
  ['closed', 'ready', null, null],
] as const)('%s with a recording that is %s says %s and offers %s', (shown, state, ...said) => {
  const { text, action } = offerOf(shown, state && { state });
  expect([text, action]).toEqual(said);
});

it.each([
  ['live', true],
  ['reconnecting', true],
  ['recorded', true],
  ['waiting', false],
  ['closed', false],
] as const)('%s can be played: %s', (state, playable) => expect(isPlayable({ state })).toBe(playable));

it.each([
  ['recorded', false],
  ['live', 15_000],
  ['reconnecting', 15_000],
  ['waiting', 5_000],
  ['closed', 5_000],
  [undefined, 5_000],
] as const)('%s is asked again in %s', (state, ms) => expect(askAgainIn(state)).toBe(ms));

it.each([
  ['STREAMING.PASS_NEEDED', 403, 'pass'],
  ['STREAMING.PASS_REFUSED', 403, 'pass'],
  ['STREAMING.PLAYBACK_NOT_FOUND', 404, 'gone'],
  ['HEARTH.GONE', 410, 'gone'],
  ['NET.UNREACHABLE', 0, 'other'],
  ['STREAMING.PROVIDER_BUSY', 503, 'other'],
])('%s (%d) is about the %s', (code, status, why) => expect(refusedBy({ code, status })).toBe(why));

it('asks for a newer poster and keeps its token', () => {
  const at = '2026-11-29T08:00:00.000Z';
  expect(freshPoster('/live/a/poster.jpg', at)).toBe('/live/a/poster.jpg?at=1795939200000');
  expect(freshPoster('/live/a/poster.jpg?token=t', at)).toBe('/live/a/poster.jpg?token=t&at=1795939200000');
});

it.each([
  [0, 'zh', '0'],
  [1284, 'zh', '1284'],
  [9999, 'zh', '9999'],
  [12_860, 'zh', '1.2万'],
  [1284, 'en', '1,284'],
] as const)('%d in %s is %s', (n, tongue, said) => expect(countWords(n, tongue)).toBe(said));

it.each([
  [[], 'abc', 'abc'],
  [['b', 'a'], 'abc', 'bac'],
  [['b', 'gone', 'a'], 'nab', 'ban'],
  [['a'], '', ''],
])('what stood as %j and is now %s is shown as %s', (order, now, shown) => {
  const lives = [...now].map((playbackId) => ({ playbackId }));
  expect(
    steady(order, lives)
      .map(({ playbackId }) => playbackId)
      .join(''),
  ).toBe(shown);
});
