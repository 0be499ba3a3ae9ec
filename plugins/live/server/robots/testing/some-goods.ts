import type { ShownGoods } from '@hearth/vetting/contract';
import type { PinnedProduct } from '../../../contract';

/** The goods of the tests. */
export const PRODUCT = '0195f000-0000-7000-8000-00000000b001';
/** A paper of theirs that anybody may look at. */
export const REPORT = '0195f000-0000-7000-8000-00000000b002';
const LICENCE = '0195f000-0000-7000-8000-00000000b003';

const paper = { number: null, issuer: null, validTo: null, type: 'application/pdf', url: '/papers/x' } as const;

/** Oranges as vetting shows them today. */
export const ORANGES: ShownGoods = {
  product: PRODUCT,
  category: 'fresh-produce',
  categoryName: { 'zh-Hans': '生鲜农产品', en: 'Fresh produce' },
  seller: {
    ...{ name: '青禾村果业合作社', kind: 'cooperative', place: '云泽市上坞县', address: '沿江街 1 号' },
    ...{ phone: null, uscc: null },
  },
  picture: null,
  facts: {
    ...{ origin: '云泽市上坞县青禾村', maker: '青禾村果业合作社', netWeight: '2.5 千克', storage: '阴凉通风处' },
    ...{ shelfLifeDays: 20, recipe: '', allergens: [], story: '三百户人家种了四十年。', welfare: true },
  },
  papers: [
    { ...paper, id: REPORT, kind: 'test-report', name: { 'zh-Hans': '检测报告', en: 'test report' }, pages: 4 },
    {
      ...paper,
      id: LICENCE,
      kind: 'business-licence',
      name: { 'zh-Hans': '营业执照', en: 'business licence' },
      pages: 1,
    },
  ],
  claims: [
    { text: '农残 68 项未检出', kind: 'number', evidence: [{ paper: REPORT, page: 3 }] },
    { text: '可溶性固形物 13.2%', kind: 'number', evidence: [{ paper: REPORT, page: 2 }] },
    { text: '吃了润肺止咳', kind: 'effect', evidence: [{ paper: REPORT, page: 1 }] },
    {
      text: '树上现摘当天装箱',
      kind: 'quality',
      evidence: [{ paper: '0195f000-0000-7000-8000-00000000b009', page: 1 }],
    },
  ],
};

/** The same goods beside the picture. */
export const PINNED: PinnedProduct = {
  ...{ pin: '0195f000-0000-7000-8000-00000000b011', item: null, offer: '0195f000-0000-7000-8000-00000000b012' },
  ...{ product: PRODUCT, title: { 'zh-Hans': '云泽脐橙', en: 'Navel oranges' }, spec: '5 斤装', price: 3990 },
  ...{ basePrice: null, left: 20, endsAt: null, since: '2026-11-30T04:00:00Z' },
  seller: { name: '青禾村果业合作社', address: '沿江街 1 号', contact: '0570-0000000' },
};
