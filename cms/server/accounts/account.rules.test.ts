import fc from 'fast-check';
import {
  FAILURES_FORGOTTEN_AFTER,
  GRACE_SECONDS,
  judgeRefresh,
  later,
  lockSeconds,
  missingConsents,
  passwordProblem,
  secondsUntil,
} from './account.rules';

const NOW = new Date('2026-11-21T08:00:00Z');

describe('lock-out', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 60],
    [6, 120],
    [7, 240],
    [10, 1920],
    [16, 86_400],
    [1000, 86_400],
  ])('after %i wrong tries shuts for %i s', (failures, seconds) => {
    expect(lockSeconds(failures)).toBe(seconds);
  });

  it('never gets shorter by failing again, and never outlasts what is forgotten', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (failures) => {
        expect(lockSeconds(failures + 1)).toBeGreaterThanOrEqual(lockSeconds(failures));
        expect(lockSeconds(failures)).toBeLessThanOrEqual(FAILURES_FORGOTTEN_AFTER);
      }),
    );
  });
});

describe('a refresh token', () => {
  const living = { expiresAt: later(NOW, 60), usedAt: null, endedAt: null, sameClient: true };
  it.each([
    ['is renewed while unused', living, 'rotate'],
    [
      'is renewed on another client too: a browser that was updated calls itself otherwise',
      { ...living, sameClient: false },
      'rotate',
    ],
    ['is over when it has expired', { ...living, expiresAt: NOW }, 'ended'],
    ['is over when the session has ended', { ...living, endedAt: NOW }, 'ended'],
    ['is repeated within the grace', { ...living, usedAt: later(NOW, -GRACE_SECONDS + 1) }, 'repeat'],
    ['is a theft after the grace', { ...living, usedAt: later(NOW, -GRACE_SECONDS) }, 'stolen'],
    ['is a theft by another client at once', { ...living, usedAt: NOW, sameClient: false }, 'stolen'],
    ['of an ended session is no news', { ...living, usedAt: later(NOW, -999), endedAt: NOW }, 'ended'],
  ] as const)('%s', (_name, facts, verdict) => {
    expect(judgeRefresh(facts, NOW)).toBe(verdict);
  });

  it('is never renewed once it was used', () => {
    const moment = fc.integer({ min: -10_000, max: 10_000 }).map((seconds) => later(NOW, seconds));
    fc.assert(
      fc.property(moment, moment, fc.boolean(), (expiresAt, usedAt, sameClient) => {
        expect(judgeRefresh({ expiresAt, usedAt, endedAt: null, sameClient }, NOW)).not.toBe('rotate');
      }),
    );
  });
});

describe('a new password', () => {
  it.each([
    ['九个字符的密码不够', 'short'],
    ['short', 'short'],
    ['１２３４５６７８９０', 'common'],
    ['QWERTYUIOP', 'common'],
    ['Password123', 'common'],
    ['abcdefghijkl', 'common'],
    ['zyxwvutsrq', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['ababababab', 'common'],
    ['correct horse battery', undefined],
    ['秋天的稻田真的很好看', undefined],
  ])('%s is %p', (password, problem) => {
    expect(passwordProblem(password)).toBe(problem);
  });
});

describe('waiting', () => {
  it('is told in whole seconds, at least one, and not at all when it is over', () => {
    expect(secondsUntil(later(NOW, 0.2), NOW)).toBe(1);
    expect(secondsUntil(NOW, NOW)).toBeUndefined();
    expect(secondsUntil(null, NOW)).toBeUndefined();
  });
});

describe('consents', () => {
  it.each([
    [[], ['terms', 'privacy']],
    [['terms', 'push'], ['privacy']],
    [['privacy', 'terms'], []],
  ] as const)('%j leaves %j to ask for', (given, missing) => {
    expect(missingConsents(given)).toEqual(missing);
  });
});
