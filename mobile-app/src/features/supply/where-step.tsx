import { useState } from 'react';
import { isWhole, PROVINCES, usePrefectures } from '@/data/regions';
import { useStore } from '@/data/store';
import { changePart, supply } from '@/data/supply';
import { Choice } from '@/ui/choice';
import { Text } from '@/ui/text';
import { PartRefusal, Typed } from './text-steps';
import { useSupplyWords } from './supply-words';

const options = (regions: readonly { readonly code: string; readonly name: string }[]) =>
  regions.map(({ code, name }) => ({ value: code, label: name }));

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
          choose(isWhole(code) ? `${code}0000` : '');
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
