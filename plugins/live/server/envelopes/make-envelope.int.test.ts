import { unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import {
  aGamesHouse,
  controller,
  envelopeOf,
  finance,
  inMinutes,
  type GamesHouse,
} from '../games/testing/a-games-house';
import { makeEnvelope } from './make-envelope';
import { fundEnvelope } from './move-envelope';

let house: GamesHouse;

beforeAll(async () => {
  house = await aGamesHouse();
  await house.budget(100_000_000);
});
afterAll(() => house.db.drop());

it.each([
  ['a live that is over', { state: 'ended' }, 'GAMES.SESSION_OVER'],
  ['a live of another station', { station: 'linhai' }, 'GAMES.SESSION_NOT_FOUND'],
] as const)('lets nothing be made for %s', async (_what, session, code) => {
  const { id } = await house.aSession(session);
  expect(codeOf(await makeEnvelope(house.deps, controller, envelopeOf(id)))).toBe(code);
});

it('refuses times and sums that do not fit, by name', async () => {
  const { id } = await house.aSession();
  const make = async (more: Parameters<typeof envelopeOf>[1]) =>
    codeOf(await makeEnvelope(house.deps, controller, envelopeOf(id, more)));
  expect(await make({ closesAt: inMinutes(-2) })).toBe('GAMES.ENVELOPE_TIMES');
  expect(await make({ closesAt: inMinutes(24 * 60 + 1) })).toBe('GAMES.ENVELOPE_TIMES');
  expect(await make({ budget: 500_001 })).toBe('GAMES.ENVELOPE_SPLIT');
});

describe('coupons that end', () => {
  const more = { count: 5, budget: 2_500, split: 'equal', least: 500, most: 500, payout: 'coupon' } as const;

  it.each([
    ['before the packet does', 59, 'GAMES.COUPONS_END_EARLY'],
    ['after it', 61, 'ok'],
  ] as const)('%s are given so: %s minutes, %s', async (_, minutes, code) => {
    const { id: session } = await house.aSession();
    const closesAt = inMinutes(60);
    const couponBatch = house.aBatch(20, 500, inMinutes(minutes));
    const wanted = envelopeOf(session, { ...more, couponBatch, closesAt });
    expect(codeOf(await makeEnvelope(house.deps, controller, wanted))).toBe(code);
  });

  it('early are refused when the money is set aside as well, and nothing of it is', async () => {
    const { id: session } = await house.aSession();
    const couponBatch = house.aBatch(20, 500);
    const { id } = unwrap(await makeEnvelope(house.deps, controller, envelopeOf(session, { ...more, couponBatch })));
    const batch = house.batches.get(couponBatch)!;
    house.batches.set(couponBatch, { ...batch, validTo: inMinutes(30) });
    expect(codeOf(await fundEnvelope(house.deps, finance, { id, version: 1 }))).toBe('GAMES.COUPONS_END_EARLY');
    const kept = await house.deps.envelopes.find(house.db.knex, { station: 'yunze', id });
    expect([house.standing(id), house.batches.get(couponBatch)!.kept, kept?.state]).toEqual([0, 0, 'draft']);
  });
});
