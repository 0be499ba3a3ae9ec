import { sessionStates } from '../../contract';
import type { LiveOffer } from '@hearth/shop/contract';
import { entryOf, faultOf, inForceOf, isOnStage, linesOf, nextChange, orderOf } from './pin.rules';

const offer = (id: string, more: Partial<LiveOffer> = {}): LiveOffer => ({
  ...{ id, station: 'yunze', variant: `v-${id}`, product: `p-${id}`, title: { 'zh-Hans': '脐橙' }, spec: '5 斤装' },
  ...{ price: 3_990, basePrice: null, perBuyer: null, left: 9, hasDeposit: false, page: null, phase: 'on' },
  ...{ opensAt: '2020-01-01T00:00:00Z', closesAt: '2099-01-01T00:00:00Z', changesIn: null },
  ...more,
});

it('goods are shown while a session is on the air, and in no other state', () => {
  expect(sessionStates.filter(isOnStage)).toEqual(['live']);
});

describe('a pin', () => {
  const well = { state: 'live', barred: undefined, offer: { phase: 'on' } } as const;

  it.each([
    ['the gate bars its goods', { ...well, barred: ['lot-held', 'lot-held'] }, { why: 'gate', reasons: ['lot-held'] }],
    [
      'the gate bars them in a live that is over: the gate is what people have to know',
      { ...well, state: 'ended', barred: ['recalled'] } as const,
      { why: 'gate', reasons: ['recalled'] },
    ],
    ['the live pauses', { ...well, state: 'paused' } as const, { why: 'off-air', reasons: [] }],
    ['nobody knows its live', { ...well, state: undefined }, { why: 'off-air', reasons: [] }],
    ['its offer is over', { ...well, offer: { phase: 'over' } } as const, { why: 'offer', reasons: [] }],
    ['nobody knows its offer', { ...well, offer: undefined }, { why: 'offer', reasons: [] }],
  ])('may stand no longer when %s', (_when, facts, fault) => {
    expect(faultOf(facts)).toEqual(fault);
  });

  it.each(['on', 'coming'] as const)('stands while its offer is %s', (phase) => {
    expect(faultOf({ ...well, offer: { phase } })).toBeUndefined();
  });
});

describe('a shelf', () => {
  it('has the run-of-show first, and nothing twice', () => {
    const items = [
      { id: 'i1', offer: 'b' },
      { id: 'i2', offer: null },
      { id: 'i3', offer: 'a' },
      { id: 'i4', offer: 'b' },
    ];
    expect(orderOf(items, ['a', 'c'])).toEqual([
      { item: 'i1', offer: 'b' },
      { item: 'i3', offer: 'a' },
      { item: null, offer: 'c' },
    ]);
  });

  it('has what is offered, each at the price in force', () => {
    const special = offer('s', { variant: 'v-a', price: 2_990 });
    const found = [offer('a'), offer('b', { phase: 'over' }), offer('c', { phase: 'coming' }), special];
    const wanted = ['a', 'b', 'c', 'd'].map((id) => ({ item: null, offer: id }));
    const lines = linesOf(wanted, found, new Set(['s']));
    expect(lines.map(({ usual, inForce }) => [usual.id, inForce.id])).toEqual([
      ['a', 's'],
      ['c', 'c'],
    ]);
  });

  it.each([
    ['it runs and is for the same goods', {}, 's'],
    ['it has not begun', { phase: 'coming' } as const, 'a'],
    ['it is over', { phase: 'over' } as const, 'a'],
    ['nothing is left of it', { left: 0 }, 'a'],
    ['it is for other goods', { variant: 'v-z' }, 'a'],
  ])('a special price goes first when %s', (_when, more, inForce) => {
    expect(inForceOf(offer('a'), [offer('s', { variant: 'v-a', ...more })]).id).toBe(inForce);
  });

  it('changes by itself when the first of its offers does', () => {
    expect(nextChange([offer('a'), offer('b', { changesIn: 900 }), offer('c', { changesIn: 300 })])).toBe(300);
    expect(nextChange([offer('a')])).toBeNull();
  });

  it('names the seller, but no private address', () => {
    const seller = {
      name: '李大山',
      kind: 'individual',
      place: '青禾村',
      address: null,
      phone: null,
      uscc: null,
    } as const;
    const special = offer('s', { price: 2_990, closesAt: '2026-11-30T12:20:00Z' });
    expect(entryOf({ item: null, usual: offer('a'), inForce: special }, seller)).toMatchObject({
      ...{ offer: 's', price: 2_990, endsAt: '2026-11-30T12:20:00Z', title: { 'zh-Hans': '脐橙', en: '脐橙' } },
      seller: { name: '李大山', address: '青禾村', contact: '' },
    });
    expect(entryOf({ item: null, usual: offer('a'), inForce: offer('a') }, seller).endsAt).toBeNull();
  });
});
