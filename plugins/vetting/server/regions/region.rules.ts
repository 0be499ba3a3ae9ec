import { isRegionCode, provinces, type RegionChoice } from '../../contract';
import { REGION_ENGLISH } from './region-english.rules';
import { REGION_TABLE } from './region-table.rules';

type Prefecture = RegionChoice & { readonly below: readonly RegionChoice[] };

/** Words that the table has where a county stands below its province at once; nobody says them. */
const UNSPOKEN = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;

/** The prefectures of a province with their counties; none for what is no province or is not divided here. */
export function prefecturesOf(province: string): readonly Prefecture[] {
  const row = Object.hasOwn(REGION_TABLE, province) ? (REGION_TABLE[province] ?? '') : '';
  if (row === '') return [];
  const english = englishBelow(province);
  return row.split(';').map((part) => prefectureOf({ province, part, english }));
}

/** What is below a province in English, by the four digits behind its own. */
const englishBelow = (province: string): ReadonlyMap<string, string> =>
  new Map((REGION_ENGLISH[province] ?? '').split('|').map((one) => [one.slice(0, 4), one.slice(4)]));

type Part = { readonly province: string; readonly part: string; readonly english: ReadonlyMap<string, string> };

function prefectureOf({ province, part, english }: Part): Prefecture {
  const [head = '', counties = ''] = part.split(':');
  const at = province + head.slice(0, 2);
  const below = counties === '' ? [] : counties.split(',');
  const named = (code: string, name: string): RegionChoice => ({
    code,
    name,
    english: english.get(code.slice(2)) ?? name,
  });
  return {
    ...named(`${at}00`, head.slice(2)),
    below: below.map((one) => named(at + one.slice(0, 2), one.slice(2))),
  };
}

/** A region as people say it, from the province down; undefined for a code that names none. */
export function regionName(code: string): string | undefined {
  if (!isRegionCode(code)) return undefined;
  const province = code.slice(0, 2);
  const above = provinces[province]?.['zh-Hans'] ?? '';
  if (code.endsWith('0000')) return above;
  const prefecture = prefecturesOf(province).find((one) => one.code.startsWith(code.slice(0, 4)));
  if (!prefecture) return undefined;
  const middle = UNSPOKEN.test(prefecture.name) ? '' : prefecture.name;
  if (code.endsWith('00')) return above + middle;
  const county = prefecture.below.find((one) => one.code === code);
  return county === undefined ? undefined : above + middle + county.name;
}

/** Whether goods can come from there: a county, a prefecture without counties, or a province that is not divided here. */
export function isPlace(code: string): boolean {
  if (regionName(code) === undefined) return false;
  const province = code.slice(0, 2);
  if (code.endsWith('0000')) return prefecturesOf(province).length === 0;
  return prefecturesOf(province).every((one) => one.code !== code || one.below.length === 0);
}
