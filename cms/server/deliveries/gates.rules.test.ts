import { gateOf, nextClock, nextOpening, type GateFacts } from './gates.rules';

const at = (time: string): Date => new Date(`2026-11-21T${time}:00+08:00`);
const now = at('12:00');
const facts: GateFacts = {
  now,
  dueAt: now,
  nextAt: now,
  embargo: { kind: 'none' },
  missed: { kind: 'send' },
  released: false,
  aired: false,
  elsewhere: 'coming',
  covered: true,
  blocked: false,
  active: true,
  quota: null,
  used: { posts: 0, freeAt: null },
  windows: [],
};
const elsewhere = { kind: 'until-live', channel: '0195f000-0000-7000-8000-000000000000' } as const;
const minute = at('12:01');

it.each<[string, Partial<GateFacts>, readonly [string, Date | null] | 'open']>([
  ['nothing in the way', {}, 'open'],
  ['a moment to come', { dueAt: at('12:01') }, ['embargo', at('12:01')]],
  ['an embargo', { embargo: { kind: 'until', at: at('18:00').toISOString() } }, ['embargo', at('18:00')]],
  [
    'an embargo that somebody released',
    { embargo: { kind: 'until', at: at('18:00').toISOString() }, released: true },
    ['embargo', at('18:00')],
  ],
  ['the very moment of an embargo', { embargo: { kind: 'until', at: now.toISOString() } }, 'open'],
  ['a person to release it', { embargo: { kind: 'manual' } }, ['release', null]],
  ['a person who released it', { embargo: { kind: 'manual' }, released: true }, 'open'],
  ['a broadcast to come', { embargo: { kind: 'until-aired' } }, ['aired', null]],
  ['first elsewhere', { embargo: elsewhere }, ['elsewhere', minute]],
  ['out elsewhere', { embargo: elsewhere, elsewhere: 'live' }, 'open'],
  ['failed elsewhere', { embargo: elsewhere, elsewhere: 'failed' }, ['elsewhere-failed', null]],
  ['no signatures', { covered: false }, ['unsigned', minute]],
  ['a copy of what was taken down', { blocked: true }, ['blocked', at('12:10')]],
  ['a paused account', { active: false }, ['paused', minute]],
  ['late, and to be asked about', { missed: { kind: 'ask' }, nextAt: at('11:54') }, ['missed', null]],
  ['late, and answered', { missed: { kind: 'ask' }, nextAt: at('11:54'), released: true }, 'open'],
  ['a little late', { missed: { kind: 'send-if-late-less', minutes: 30 }, nextAt: at('11:30') }, 'open'],
  ['too late', { missed: { kind: 'send-if-late-less', minutes: 29 }, nextAt: at('11:30') }, ['missed', null]],
  ['late and sent all the same', { nextAt: at('01:00') }, 'open'],
  ['a quota with room', { quota: { posts: 3, hours: 24 }, used: { posts: 2, freeAt: at('20:00') } }, 'open'],
  [
    'a quota used up',
    { quota: { posts: 3, hours: 24 }, used: { posts: 3, freeAt: at('20:00') } },
    ['quota', at('20:00')],
  ],
  ['a window later today', { windows: [{ days: [6], from: '18:00', to: '22:00' }] }, ['window', at('18:00')]],
])('%s', (_, change, expected) => {
  const gate = gateOf({ ...facts, ...change });
  expect(gate.open ? 'open' : [gate.gate, gate.until]).toEqual(expected);
});

it.each([
  ['inside', [{ days: [6], from: '08:00', to: '22:00' }], now],
  ['past midnight, from the evening before', [{ days: [5], from: '20:00', to: '13:00' }], now],
  ['tomorrow', [{ days: [7], from: '08:00', to: '09:00' }], new Date('2026-11-22T08:00:00+08:00')],
  ['in a week', [{ days: [6], from: '08:00', to: '09:00' }], new Date('2026-11-28T08:00:00+08:00')],
  [
    'the nearer of two',
    [
      { days: [7], from: '08:00', to: '09:00' },
      { days: [6], from: '12:30', to: '13:00' },
    ],
    at('12:30'),
  ],
] as const)('a window %s', (_, windows, opens) => {
  expect(
    nextOpening(
      windows.map((one) => ({ ...one, days: [...one.days] })),
      now,
    ),
  ).toEqual(opens);
});

it('knows the next time that a clock shows an hour', () => {
  expect(nextClock('18:30', now)).toEqual(at('18:30'));
  expect(nextClock('06:00', now)).toEqual(new Date('2026-11-22T06:00:00+08:00'));
  expect(nextClock('12:00', now)).toEqual(now);
});
