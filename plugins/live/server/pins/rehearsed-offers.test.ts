import type { LiveOffer, LiveOffers } from '@hearth/shop/contract';
import { withRehearsed } from './rehearsed-offers';

const REAL = { id: 'real', product: 'oranges', variant: 'box', price: 2_980, phase: 'on' } as LiveOffer;
const OTHER = { ...REAL, id: 'other', product: 'tea' };

function aShop() {
  const asked: string[][] = [];
  const read = (ids: readonly string[]): Promise<LiveOffer[]> => {
    asked.push([...ids]);
    return Promise.resolve([REAL, OTHER].filter(({ id }) => ids.includes(id)));
  };
  // Nothing else of the shop is asked for here.
  const offers = { of: (_: string, ids: readonly string[]) => read(ids), among: read } as unknown as LiveOffers;
  const rehearsed = jest.fn((ids: readonly string[]) =>
    Promise.resolve(new Map(ids.includes('copy') ? [['copy', 'real']] : [])),
  );
  return { asked, rehearsed, shown: withRehearsed(offers, rehearsed) };
}

it('shows what a rehearsal rehearses under a number of its own, and takes no price that can be ordered', async () => {
  const { shown } = aShop();
  const copy = { ...REAL, id: 'copy', variant: 'copy' };
  expect(await shown.of('yunze', ['copy'])).toEqual([copy]);
  expect(await shown.among(['other', 'copy'])).toEqual([OTHER, copy]);
});

it('asks for nothing more where the shop knows everything', async () => {
  const { shown, asked, rehearsed } = aShop();
  expect(await shown.of('yunze', ['real', 'other'])).toEqual([REAL, OTHER]);
  expect([asked, rehearsed.mock.calls]).toEqual([[['real', 'other']], []]);
});

it('leaves out what nobody knows', async () => {
  const { shown } = aShop();
  expect(await shown.of('yunze', ['gone'])).toEqual([]);
});
