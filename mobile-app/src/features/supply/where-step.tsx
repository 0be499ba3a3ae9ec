import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '@/data/http';
import { orThrow } from '@/data/result';
import { useStore } from '@/data/store';
import { changePart, supply } from '@/data/supply';
import { Choice } from '@/ui/choice';
import { Text } from '@/ui/text';
import provinces from './provinces.json';
import { PartRefusal, Typed } from './text-steps';
import { useSupplyWords } from './supply-words';

interface Region {
  readonly code: string;
  readonly name: string;
}
interface Prefecture extends Region {
  readonly below: readonly Region[];
}

const PROVINCES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = provinces;
const options = (regions: readonly Region[]) => regions.map(({ code, name }) => ({ value: code, label: name }));

/** Where they are: province, prefecture and county by tapping, the village by typing. */
export function WhereStep() {
  const { t, tongue } = useSupplyWords();
  const region = useStore(supply).form.parts.where.fields['region'] ?? '';
  const [province, setProvince] = useState(region.slice(0, 2));
  const [prefecture, setPrefecture] = useState(region === '' ? '' : `${region.slice(0, 4)}00`);
  const found = usePrefectures(province);
  const below = found.data?.find(({ code }) => code === prefecture)?.below ?? [];
  const choose = (code: string) => changePart('where', { region: code });
  return (
    <>
      <Choice
        label={t('field.province')}
        value={province}
        options={Object.entries(PROVINCES).map(([value, name]) => ({ value, label: name[tongue] }))}
        onChange={(code) => {
          setProvince(code);
          setPrefecture('');
          // Taiwan, Hong Kong and Macao are chosen whole.
          choose(Number(code) > 70 ? `${code}0000` : '');
        }}
      />
      {found.isError ? <Text tone="wait">{t('regions.none')}</Text> : null}
      {found.data && found.data.length > 0 ? (
        <Choice
          label={t('field.prefecture')}
          value={prefecture}
          options={options(found.data)}
          onChange={(code) => {
            setPrefecture(code);
            choose(found.data.some((one) => one.code === code && one.below.length === 0) ? code : '');
          }}
        />
      ) : null}
      {below.length > 0 ? (
        <Choice label={t('field.county')} value={region} options={options(below)} onChange={choose} />
      ) : null}
      <Typed part="where" name="address" label="field.address" most={200} />
      <PartRefusal part="where" />
    </>
  );
}

/** A province's prefectures are asked for once: they are the same tomorrow. */
function usePrefectures(province: string) {
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
