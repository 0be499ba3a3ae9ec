import type { OfferPage, ShelfOffer } from './types';

const SELLER = { name: '上坞合作社', kind: 'cooperative', place: '浙江省衢州市' } as const;

/** An offer on the shelf, for tests. */
export const anOffer = (change: Partial<ShelfOffer> = {}): ShelfOffer => ({
  ...{ id: 'o1', product: 'p1', variant: 'v1', title: { 'zh-Hans': '上坞脐橙', en: 'Navel oranges' }, spec: '5 斤装' },
  ...{ price: 3990, basePrice: 4590, basis: 'lowest-of-seven-days', perBuyer: 3, left: 8 },
  ...{ opensAt: '2026-01-01T00:00:00Z', closesAt: '2099-01-01T00:00:00Z', promise: '48 小时内发货', claims: [] },
  ...{ page: 'a'.repeat(64), seller: SELLER, picture: null, category: 'fresh-produce', welfare: true },
  ...{ returns: 'no-return', freightRule: null, deposit: null, balanceFrom: null, balanceUntil: null, ...change },
});

/** The page of the same offer. */
export function anOfferPage(change: Partial<OfferPage> = {}): OfferPage {
  const { seller: _seller, picture: _picture, category: _category, welfare: _welfare, ...offer } = anOffer();
  const paper = {
    ...({ id: 'paper1', kind: 'test-report' } as const),
    ...{ name: { 'zh-Hans': '检测报告', en: 'Test report' }, number: '2100' },
    ...{ issuer: '市检测中心', validTo: '2027-02-28', pages: 6, type: 'application/pdf', url: '/report.pdf' },
  };
  return {
    ...offer,
    goods: {
      ...{ product: 'p1', category: 'fresh-produce', categoryName: { 'zh-Hans': '蔬果', en: 'Fruit' }, picture: null },
      seller: { ...SELLER, address: '上坞村 12 号', phone: '0570-8800123', uscc: null },
      facts: {
        ...{ origin: '上坞', maker: '上坞合作社', netWeight: '2.5 kg', storage: '', shelfLifeDays: 20, recipe: '' },
        ...{ allergens: [], story: '', welfare: true },
      },
      papers: [paper],
      claims: [{ text: '糖度 13 度以上', kind: 'number', evidence: [{ paper: 'paper1', page: 3 }] }],
    },
    ...change,
  };
}
