import { clockAt, isWaiting, likesToSend, tidy, waitOf, whyNot } from './say.rules';

it.each([
  ['  橙子  甜吗 ', '橙子 甜吗'],
  ['\n好\t', '好'],
  ['   ', ''],
])('%j is sent as %j', (typed, sent) => expect(tidy(typed)).toBe(sent));

it.each([
  [{ slowSeconds: 0, lastAt: 0 }, 0, 0],
  [{ slowSeconds: 10, lastAt: null }, 0, 0],
  [{ slowSeconds: 10, lastAt: 1_000 }, 1_000, 10],
  [{ slowSeconds: 10, lastAt: 1_000 }, 9_500, 2],
  [{ slowSeconds: 10, lastAt: 1_000 }, 11_000, 0],
  [{ slowSeconds: 10, lastAt: 1_000 }, 60_000, 0],
])('%j at %d waits for %d seconds', (slow, now, seconds) => expect(waitOf(slow, now)).toBe(seconds));

it.each([
  ['NET.UNREACHABLE', 'watch.say.net'],
  ['ROOM.BANNED', 'watch.say.banned'],
  ['ROOM.MUTED', 'watch.say.muted'],
  ['HEARTH.TOO_OFTEN', 'watch.say.often'],
  ['ROOM.TOO_MANY', 'watch.say.often'],
  ['ROOM.SLOW_MODE', 'watch.say.often'],
  ['HEARTH.NOT_ALLOWED', 'watch.say.signin'],
  ['ACCOUNT.SESSION_ENDED', 'watch.say.signin'],
  ['ROOM.ROOM_CLOSED', 'watch.say.closed'],
  ['ROOM.SPEAKING_OFF', 'watch.say.closed'],
  ['ROOM.REPEATED', 'watch.say.text'],
  ['ROOM.SOMETHING', 'watch.say.other'],
])('%s says %s', (code, word) => expect(whyNot({ code })).toBe(word));

it.each([
  [{ state: 'waiting' }, true],
  [{ state: 'shown' }, false],
  [null, false],
  ['waiting', false],
])('%j waits to be let through: %s', (value, waits) => expect(isWaiting(value)).toBe(waits));

it('the clock of what is said is that of the picture, not of the wall', () => {
  const beganAt = '2026-11-30T02:00:00.000Z';
  const now = Date.parse(beganAt) + 90_040;
  expect(clockAt({ beganAt, behind: 0 }, now)).toBe(90);
  expect(clockAt({ beganAt, behind: 30 }, now)).toBe(60);
  expect(clockAt({ beganAt, behind: 300 }, now)).toBe(0);
  expect(clockAt({ beganAt: null, behind: 0 }, now)).toBeNull();
});

it.each([
  [0, { now: 0, later: 0 }],
  [7, { now: 7, later: 0 }],
  [50, { now: 50, later: 0 }],
  [120, { now: 50, later: 70 }],
])('of %d presses %j', (pressed, sent) => expect(likesToSend(pressed)).toEqual(sent));
