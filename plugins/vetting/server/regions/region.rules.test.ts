import { provinces } from '../../contract';
import { REGION_TABLE } from './region-table.rules';
import { isPlace, prefecturesOf, regionName } from './region.rules';

it.each([
  ['330110', '浙江省杭州市余杭区'],
  ['110101', '北京市东城区'],
  ['441900', '广东省东莞市'],
  ['330000', '浙江省'],
  ['330100', '浙江省杭州市'],
  ['710000', '台湾省'],
  ['330199', undefined],
  ['339900', undefined],
  ['990000', undefined],
  ['33011', undefined],
])('calls %s %s', (code, name) => {
  expect(regionName(code)).toBe(name);
});

it.each([
  ['330110', true],
  ['441900', true],
  ['710000', true],
  ['330100', false],
  ['330000', false],
  ['330199', false],
])('%s as a place where goods come from: %s', (code, is) => {
  expect(isPlace(code)).toBe(is);
});

it('names every code once, below a province that there is', () => {
  const codes = Object.keys(REGION_TABLE).flatMap((province) =>
    prefecturesOf(province).flatMap(({ code, below }) => [code, ...below.map((one) => one.code)]),
  );
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.length).toBeGreaterThan(3_000);
  expect(codes.filter((code) => !(code.slice(0, 2) in provinces) || !regionName(code))).toEqual([]);
  expect(Object.keys(provinces)).toHaveLength(34);
});

it('finds nothing below what objects inherit', () => {
  expect(prefecturesOf('constructor')).toEqual([]);
});
