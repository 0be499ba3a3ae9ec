import { provinces } from '../../contract';
import { REGION_ENGLISH } from './region-english.rules';
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

const englishOf = (code: string): string | undefined =>
  prefecturesOf(code.slice(0, 2))
    .flatMap(({ below, ...one }) => [one, ...below])
    .find((one) => one.code === code)?.english;

it.each([
  ['350200', 'Xiamen City'],
  ['341500', "Lu'an City"],
  ['330382', 'Yueqing City'],
  ['340300', 'Bengbu City'],
  ['320116', 'Luhe District'],
  ['341021', 'Shexian County'],
  ['341621', 'Guoyang County'],
  ['371722', 'Shanxian County'],
  ['140729', 'Lingshi County'],
  ['510682', 'Shifang City'],
  ['511527', 'Junlian County'],
  ['441900', 'Dongguan City'],
  ['130225', 'Laoting County'],
  ['222404', 'Hunchun City'],
  ['230100', 'Harbin City'],
  ['150100', 'Hohhot City'],
  ['150722', 'Morin Dawa Daur Autonomous Banner'],
  ['650100', 'Urumqi City'],
  ['540100', 'Lhasa City'],
  ['422800', 'Enshi Tujia and Miao Autonomous Prefecture'],
  ['520526', 'Weining Yi, Hui and Miao Autonomous County'],
  ['130133', 'Zhaoxian County'],
  ['310115', 'Pudong New Area'],
  ['429021', 'Shennongjia Forestry District'],
  ['370827', 'Yutai County'],
  // Names that are no Chinese ones stay as they are, with their sound.
  ['540627', '班戈县 (Bange)'],
  ['130171', '石家庄高新技术产业开发区'],
])('calls %s %s in English', (code, name) => {
  expect(englishOf(code)).toBe(name);
});

it('calls every province in English, Shaanxi beside Shanxi', () => {
  expect([provinces['61']?.en, provinces['14']?.en]).toEqual(['Shaanxi', 'Shanxi']);
});

it('has English for what there is and for nothing else, one name for each and counties with their endings', () => {
  const known = Object.keys(REGION_ENGLISH).flatMap((province) =>
    (REGION_ENGLISH[province] ?? '').split('|').map((one) => `${province}${one.slice(0, 4)}`),
  );
  const all = new Map(
    Object.keys(REGION_ENGLISH).flatMap((province) =>
      prefecturesOf(province).flatMap(({ below, ...one }) => [one, ...below].map((each) => [each.code, each] as const)),
    ),
  );
  expect(new Set(known).size).toBe(known.length);
  expect(known.filter((code) => !all.has(code))).toEqual([]);
  const isEnglish = (english: string): boolean => /^[A-Z][A-Za-züÜ', ]+$/.test(english);
  const endings: readonly (readonly [zh: string, en: RegExp])[] = [
    ['自治县', /Autonomous County$/],
    ['自治州', /Autonomous Prefecture$/],
    ['县', /(County|Counties)$/],
    ['市', /City$/],
  ];
  for (const { name, english } of all.values()) {
    if (!isEnglish(english)) expect(english).toContain(name);
    const ending = endings.find(([zh]) => name.endsWith(zh));
    if (ending && isEnglish(english)) expect(english).toMatch(ending[1]);
  }
  const spoken = [...all.values()].filter(({ english }) => isEnglish(english)).length;
  expect(spoken / all.size).toBeGreaterThan(0.89);
});
