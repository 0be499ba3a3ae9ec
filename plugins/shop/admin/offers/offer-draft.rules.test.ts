import { makeOfferSchema, type Offer } from '../../contract';
import {
  draftHindrance,
  draftOf,
  emptyDraft,
  fenOf,
  offerOf,
  standingOf,
  type OfferDraft,
  type Standing,
  type Stood,
} from './offer-draft.rules';

const WHOLE: OfferDraft = {
  ...emptyDraft,
  ...{ price: '39.90', opensAt: '2026-12-01T00:00:00.000Z', closesAt: '2026-12-02T00:00:00.000Z' },
  promise: '48 小时内发货，逾期赔付 5 元',
};
const BALANCE = { balanceFrom: '2026-12-10T00:00:00.000Z', balanceUntil: '2026-12-12T00:00:00.000Z' };
const VARIANT = '0195f000-0000-7000-8000-000000000001';

it.each([
  ['39.9', 3_990],
  [' 39.90 ', 3_990],
  ['0.29', 29],
  ['39.905', Number.NaN],
  ['-1', Number.NaN],
  ['四十', Number.NaN],
  ['', Number.NaN],
])('reads %j as %d fen', (text, fen) => {
  expect(fenOf(text)).toBe(fen);
});

it.each<readonly [string, Partial<OfferDraft>, ReturnType<typeof draftHindrance>]>([
  ['a whole form', {}, undefined],
  ['no price', { price: '' }, 'price'],
  ['a price of nothing', { price: '0.00' }, 'price'],
  ['a crossed-out price below the price', { basis: 'market', basePrice: '39.89' }, 'base-price'],
  ['a basis without its price', { basis: 'list-price' }, 'base-price'],
  ['a crossed-out price', { basis: 'last-deal', basePrice: '49.90' }, undefined],
  ['no beginning', { opensAt: null }, 'window'],
  ['an end before its beginning', { closesAt: '2026-11-30T00:00:00.000Z' }, 'window'],
  ['half a unit for each', { perBuyer: '1.5' }, 'numbers'],
  ['nobody may have any', { total: '0' }, 'numbers'],
  ['no time to pay', { payMinutes: '' }, 'numbers'],
  ['more time to pay than a day', { payMinutes: '1441' }, 'numbers'],
  ['no promise', { promise: '  ' }, 'promise'],
  ['a deposit without its window', { deposit: '10' }, 'deposit'],
  ['a deposit that is the price', { deposit: '39.90', ...BALANCE }, 'deposit'],
  ['a balance before the sale', { deposit: '10', ...BALANCE, balanceFrom: '2026-11-30T00:00:00.000Z' }, 'deposit'],
  ['a deposit with its window', { deposit: '10', ...BALANCE }, undefined],
  ['a window that no deposit needs', BALANCE, undefined],
])('finds what %s lacks', (_case, change, why) => {
  expect(draftHindrance({ ...WHOLE, ...change })).toBe(why);
});

it('asks for what the contract takes, and leaves out a crossed-out price that has no basis', () => {
  const asked = offerOf({ ...WHOLE, basePrice: '59.90', perBuyer: '2', claims: '当季采摘\n\n 坏果包赔 ' });
  expect(makeOfferSchema.parse({ ...asked, variant: VARIANT })).toMatchObject({
    ...{ price: 3_990, basePrice: null, basis: null, basisProof: null, perBuyer: 2, total: null, payMinutes: 15 },
    claims: ['当季采摘', '坏果包赔'],
  });
});

it('fills the form of an offer so that it asks for the same again', () => {
  const asked = offerOf({
    ...WHOLE,
    basis: 'market',
    basePrice: '59.90',
    basisProof: '见 11 月 30 日截图',
    total: '500',
    deposit: '10.00',
    ...BALANCE,
  });
  expect(asked).toMatchObject({ deposit: 1_000, ...BALANCE });
  const offer: Offer = {
    ...{ ...asked, id: VARIANT, variant: VARIANT, product: VARIANT, state: 'draft', version: 1, taken: 0, page: null },
    allowedEvents: ['open', 'close'],
  };
  expect(offerOf(draftOf(offer))).toEqual(asked);
});

it.each<readonly [Standing, Pick<Stood, 'state' | 'total' | 'taken'> & { now: string; sellable?: boolean }]>([
  ['draft', { state: 'draft', total: null, taken: 0, now: '2026-12-01T12:00:00Z' }],
  ['closed', { state: 'closed', total: null, taken: 0, now: '2026-12-01T12:00:00Z' }],
  ['soon', { state: 'open', total: null, taken: 0, now: '2026-11-30T23:59:59Z' }],
  ['selling', { state: 'open', total: 5, taken: 4, now: '2026-12-01T00:00:00Z' }],
  ['barred', { state: 'open', total: 5, taken: 4, now: '2026-12-01T00:00:00Z', sellable: false }],
  ['sold-out', { state: 'open', total: 5, taken: 5, now: '2026-12-01T12:00:00Z' }],
  ['over', { state: 'open', total: 5, taken: 5, now: '2026-12-02T00:00:00Z' }],
])('stands as %s with %j', (standing, { now, sellable = true, ...offer }) => {
  const hours = { opensAt: '2026-12-01T00:00:00Z', closesAt: '2026-12-02T00:00:00Z' };
  const gate = { sellable, until: null, reasons: [] };
  expect(standingOf({ ...hours, ...offer, gate }, Date.parse(now))).toBe(standing);
});
