import fc from 'fast-check';
import { leaseState, licenceBy, licenceOfAll, type LeaseFacts, type Wish } from './lease.rules';

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day));
const now = at(20);
const lease: LeaseFacts = {
  ...{ id: 'a', platforms: [], channels: [], regions: [], from: null, to: null, endedAt: null, maxUses: null, used: 0 },
};
const wish: Wish = { channel: 'c1', platform: 'weibo', now, drawn: [] };
const said = (leases: readonly Partial<LeaseFacts>[], more: Partial<Wish> = {}): string => {
  const found = licenceBy(
    leases.map((one) => ({ ...lease, ...one })),
    { ...wish, ...more },
  );
  return found.ok ? `ok ${found.leases.join(' ')}`.trim() : found.lack;
};

it.each<[string, readonly Partial<LeaseFacts>[], Partial<Wish>, string]>([
  ['nothing noted is our own', [], {}, 'ok'],
  ['a lease without limits', [{}], {}, 'ok a'],
  ['another platform', [{ platforms: ['douyin'] }], {}, 'account'],
  ['this platform', [{ platforms: ['weibo'] }], {}, 'ok a'],
  ['this account and no other', [{ channels: ['c1'] }], { channel: 'c2' }, 'account'],
  ['an account beside a platform', [{ channels: ['c1'], platforms: ['douyin'] }], {}, 'ok a'],
  ['the mainland for a platform of it', [{ regions: ['mainland'] }], {}, 'ok a'],
  ['the mainland for one abroad', [{ regions: ['mainland'] }], { platform: 'youtube' }, 'region'],
  ['abroad for one abroad', [{ regions: ['overseas', 'mainland'] }], { platform: 'x' }, 'ok a'],
  ['its very first moment', [{ from: now }], {}, 'ok a'],
  ['not begun', [{ from: at(21) }], {}, 'future'],
  ['its very last moment', [{ to: now }], {}, 'over'],
  ['ended by somebody', [{ to: at(30), endedAt: at(19) }], {}, 'over'],
  ['the last use', [{ maxUses: 2, used: 1 }], {}, 'ok a'],
  ['no use left', [{ maxUses: 2, used: 2 }], {}, 'used-up'],
  ['no use left, and corrected where it stands', [{ maxUses: 2, used: 2 }], { drawn: ['a'] }, 'ok a'],
  ['one over, one running', [{ to: at(1) }, { id: 'b' }], {}, 'ok b'],
  ['the one that ends first', [{ to: at(30) }, { id: 'b', to: at(25) }], {}, 'ok b'],
  ['the one that was drawn on', [{ to: at(30) }, { id: 'b', to: at(25) }], { drawn: ['a'] }, 'ok a'],
  ['over is over though it was drawn on', [{ to: at(10) }], { drawn: ['a'] }, 'over'],
])('%s', (...[, leases, more, expected]) => {
  expect(said(leases, more)).toBe(expected);
});

it('says from when the first of several would do', () => {
  const leases = [
    { ...lease, from: at(28) },
    { ...lease, id: 'b', from: at(22) },
  ];
  expect(licenceBy(leases, wish)).toEqual({ ok: false, lack: 'future', from: at(22) });
});

it('asks for leave of everything that it was made from', () => {
  const free = { ...lease, id: 'source' };
  expect(licenceOfAll([[lease], [free]], wish)).toEqual({ ok: true, leases: ['a', 'source'] });
  expect(licenceOfAll([[lease], [{ ...free, endedAt: at(1) }]], wish)).toMatchObject({ ok: false, lack: 'over' });
});

const day = fc.option(fc.integer({ min: 1, max: 28 }).map(at), { nil: null });
const anyLease = fc.record({
  id: fc.uuid(),
  platforms: fc.subarray(['weibo', 'douyin', 'youtube']),
  channels: fc.subarray(['c1', 'c2']),
  regions: fc.subarray(['mainland', 'hk-mo-tw', 'overseas']),
  ...{ from: day, to: day, endedAt: day },
  maxUses: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  used: fc.integer({ min: 0, max: 3 }),
});
const anyWish = fc.record({
  channel: fc.constantFrom('c1', 'c2', 'c3'),
  platform: fc.constantFrom('weibo' as const, 'youtube' as const, 'app' as const),
  now: fc.integer({ min: 0, max: 30 }).map(at),
  drawn: fc.constant([]),
});

it('lets nothing out but on a lease that runs at that moment, at any time of any leases', () => {
  fc.assert(
    fc.property(fc.array(anyLease, { minLength: 1, maxLength: 4 }), anyWish, (leases, one) => {
      const found = licenceBy(leases, one);
      if (!found.ok) return found.from === null || found.from > one.now;
      return found.leases.every((id) =>
        leases.some((kept) => kept.id === id && leaseState(kept, one.now) === 'running'),
      );
    }),
  );
});

it('never takes leave away by another lease', () => {
  fc.assert(
    fc.property(fc.array(anyLease, { minLength: 1, maxLength: 3 }), anyLease, anyWish, (leases, more, one) => {
      fc.pre(licenceBy(leases, one).ok);
      return licenceBy([...leases, more], one).ok;
    }),
  );
});

it('opens once and shuts once as time goes by', () => {
  fc.assert(
    fc.property(anyLease, fc.constantFrom('weibo' as const, 'youtube' as const), (one, platform) => {
      const open = Array.from({ length: 30 }, (_, n) => licenceBy([one], { ...wish, platform, now: at(n) }).ok);
      return open.filter((now_, n) => n > 0 && now_ !== open[n - 1]).length <= 2;
    }),
  );
});
