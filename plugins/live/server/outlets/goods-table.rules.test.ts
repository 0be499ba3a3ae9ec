import { outletFormats, outletPlatforms } from '../../contract';
import { goodsTable, type ListedGoods } from './goods-table.rules';

const oranges: ListedGoods = {
  ...{ offer: '0195f000-0000-7000-8000-00000000e001', title: { 'zh-Hans': '云泽脐橙', en: 'Navel oranges' } },
  ...{ spec: '5 斤装', price: 3_990, basePrice: 4_590, seller: '青禾村果业合作社', origin: '青禾村' },
};

it('writes goods in the form of a platform, prices in yuan', () => {
  const { heads, rows } = goodsTable([oranges, { ...oranges, basePrice: null }], outletFormats.douyin, 'zh-Hans');
  expect(heads).toEqual(['商品序号', '商品标题', '商品规格', '直播价(元)', '划线价(元)', '商家名称', '产地']);
  expect(rows).toEqual([
    ['1', '云泽脐橙', '5 斤装', '39.90', '45.90', '青禾村果业合作社', '青禾村'],
    ['2', '云泽脐橙', '5 斤装', '39.90', '', '青禾村果业合作社', '青禾村'],
  ]);
});

it.each([
  ['en-GB', 'Navel oranges'],
  ['zh-Hans', '云泽脐橙'],
  ['ja', '云泽脐橙'],
])('speaks the language of the room: %s', (language, title) => {
  const [row] = goodsTable([oranges], outletFormats.custom, language).rows;
  expect(row).toContain(title);
});

it.each(outletPlatforms)(
  'has a head for each column of %s, and says which of them nobody could look up',
  (platform) => {
    const { goods, report } = outletFormats[platform];
    expect(new Set(goods.map(({ head }) => head)).size).toBe(goods.length);
    // YouTube has no list of goods of its own and gets the house’s.
    const isOwn = platform === 'custom' || platform === 'youtube';
    expect(goods.every(({ sure }) => sure === isOwn)).toBe(true);
    expect(report.every(({ sure }) => !sure)).toBe(true);
  },
);
