import { useQuery } from '@tanstack/react-query';
import { ask } from './http';
import provinces from './provinces.json';
import { orThrow } from './result';

interface Region {
  readonly code: string;
  readonly name: string;
  /** The Chinese name where no spelling is certain. */
  readonly english: string;
}

/** What a region is called in a language. */
export const regionLabel = ({ name, english }: Region, tongue: 'zh' | 'en'): string =>
  tongue === 'en' ? english : name;

export interface Prefecture extends Region {
  readonly below: readonly Region[];
}

/** By the first two figures of GB/T 2260. */
export const PROVINCES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = provinces;

/** Taiwan, Hong Kong and Macao are chosen whole. */
export const isWhole = (province: string): boolean => Number(province) > 70;

/** What a prefecture and a county are called, as far as they are known. */
export function regionNames(
  prefectures: readonly Prefecture[] | undefined,
  code: string,
  tongue: 'zh' | 'en',
): readonly string[] {
  if (code === '') return [];
  const prefecture = prefectures?.find((one) => one.code.startsWith(code.slice(0, 4)));
  const county = prefecture?.below.find((one) => one.code === code);
  return [prefecture, county]
    .filter((one) => one !== undefined)
    .filter(({ name }) => !UNSPOKEN.test(name))
    .map((one) => regionLabel(one, tongue));
}

/** Words that stand where a county is below its province at once; nobody says them. */
const UNSPOKEN = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;

/** A province's prefectures are asked for once: they are the same tomorrow. */
export function usePrefectures(province: string) {
  return useQuery({
    queryKey: ['regions', province],
    enabled: province !== '',
    staleTime: Infinity,
    queryFn: async () => {
      const { body } = orThrow(await ask(`/api/vetting/regions/${province}`));
      return (body as { prefectures: readonly Prefecture[] }).prefectures; // by the contract of this path
    },
  });
}
