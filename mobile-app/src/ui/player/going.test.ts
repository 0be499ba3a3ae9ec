import { phaseOf, type Standing } from './phase.rules';
import { isHopeless, remedy, stillnessOf, waitBefore } from './reconnect.rules';
import { behindLive, chapterAt, clockWords, hasWindow, shareOf, within } from './time.rules';

describe('time', () => {
  it.each([
    [0, '0:00'],
    [9.9, '0:09'],
    [75, '1:15'],
    [3675, '1:01:15'],
    [36_000, '10:00:00'],
    [-3, '0:00'],
    [Infinity, '0:00'],
    [NaN, '0:00'],
  ])('%d seconds are %s', (seconds, said) => expect(clockWords(seconds)).toBe(said));

  it.each([
    { at: 100, to: 103, edge: 101, behind: 0 },
    { at: 95, to: 103, edge: 101, behind: 0 },
    { at: 94.9, to: 103, edge: 101, behind: 6 },
    { at: 40, to: 103, edge: 101, behind: 61 },
    { at: 40, to: 103, edge: null, behind: 63 },
    { at: 103, to: 103, edge: 101, behind: 0 },
  ])('at $at of $edge is $behind behind', ({ behind, ...span }) => {
    expect(behindLive({ from: 0, ...span })).toBe(behind);
  });

  it.each([
    [-5, 10],
    [10, 10],
    [55, 55],
    [99, 98],
    [400, 98],
  ])('a wish for %d ends at %d: neither before the window nor past live', (wanted, found) => {
    expect(within({ from: 10, to: 100, edge: 98 }, wanted)).toBe(found);
  });

  it('ends at the end where there is no live edge', () => expect(within({ from: 0, to: 60, edge: null }, 99)).toBe(60));

  it.each([
    [0, 19, false],
    [0, 20, true],
    [500, 519, false],
  ])('a window from %d to %d is worth a line: %s', (from, to, worth) => {
    expect(hasWindow({ from, to, at: 0, edge: null })).toBe(worth);
  });

  it.each([
    [0, 0],
    [50, 0.5],
    [200, 1],
  ])('%d of 100 is %d along', (at, share) => expect(shareOf({ from: 0, to: 100 }, at)).toBe(share));

  it('an empty window has no middle', () => expect(shareOf({ from: 5, to: 5 }, 5)).toBe(0));

  it.each([
    [-1, undefined],
    [0, 'a'],
    [59.9, 'a'],
    [60, 'b'],
    [1000, 'b'],
  ])('the chapter at %d is %s', (at, title) => {
    expect(
      chapterAt(
        [
          { at: 0, title: 'a' },
          { at: 60, title: 'b' },
        ],
        at,
      )?.title,
    ).toBe(title);
  });
});

describe('coming back', () => {
  it.each([
    [0, 375, 500],
    [1, 750, 1000],
    [3, 3000, 4000],
    [5, 7500, 10_000],
    [50, 7500, 10_000],
  ])('try %d waits between %d and %d milliseconds', (tries, least, most) => {
    expect(waitBefore(tries, 0)).toBe(least);
    expect(waitBefore(tries, 1)).toBe(most);
  });

  it.each([
    ['film', 4, false],
    ['film', 5, true],
    ['live', 500, false],
    ['recording', 500, false],
  ] as const)('a %s after %d tries is hopeless: %s', (kind, tries, hopeless) => {
    expect(isHopeless(kind, tries)).toBe(hopeless);
  });

  it.each([
    ['net', 0, 'again'],
    ['net', 1, 'again'],
    ['net', 2, 'anew'],
    ['refused', 0, 'anew'],
    ['media', 0, 'anew'],
  ] as const)('%s at try %d: %s', (loss, tries, how) => expect(remedy(loss, tries)).toBe(how));

  it.each([
    [3_999, 30, 'fine'],
    [4_000, 0, 'say'],
    [60_000, 0, 'say'],
    [60_000, 1.9, 'say'],
    [7_999, 30, 'say'],
    [8_000, 2, 'stuck'],
  ] as const)('still for %d ms with %d s loaded: %s', (still, ahead, verdict) => {
    expect(stillnessOf({ still, ahead })).toBe(verdict);
  });
});

describe('the phase', () => {
  const playing: Standing = {
    hasFailed: false,
    isOver: false,
    isPaused: false,
    isReady: true,
    isStill: false,
    hasPlayed: true,
    isTrying: false,
    isOpening: false,
    hasLine: true,
  };
  const fresh: Standing = { ...playing, isPaused: true, isReady: false, hasPlayed: false, hasLine: false };
  it.each<[string, Standing, string]>([
    ['nothing was asked', fresh, 'idle'],
    ['a film with its address, not played', { ...fresh, hasLine: true }, 'idle'],
    ['the player itself is on its way', { ...fresh, isOpening: true }, 'opening'],
    ['the first picture is on its way', { ...fresh, hasLine: true, isPaused: false }, 'opening'],
    ['it plays', playing, 'playing'],
    ['it plays what it has while the line is gone', { ...playing, isTrying: true }, 'playing'],
    ['nothing is left and the line is gone', { ...playing, isReady: false, isTrying: true }, 'reconnecting'],
    ['it stands still for long', { ...playing, isStill: true }, 'reconnecting'],
    ['it is opened anew', { ...playing, isReady: false, isOpening: true, hasLine: false }, 'reconnecting'],
    ['it waits for a moment', { ...playing, isReady: false }, 'waiting'],
    ['somebody paused it', { ...playing, isPaused: true }, 'paused'],
    ['it is over', { ...playing, isOver: true, isTrying: true }, 'ended'],
    ['it gave up', { ...playing, hasFailed: true, isOver: true }, 'failed'],
  ])('%s', (_name, standing, phase) => expect(phaseOf(standing)).toBe(phase));
});
