import { useState } from 'react';
import { Choice, useReading, useSpoken } from '@hearth/cms/reach';
import { provinces, type RegionChoice } from '../../contract';
import { useSay } from '../words';

type Choices = readonly RegionChoice[];
type Found = { readonly prefectures: readonly (Choices[number] & { readonly below: Choices })[] };

type Props = { readonly value: string; readonly onChange: (code: string) => void };

/** A county by its province and prefecture; what has none below is chosen itself. */
export function RegionField({ value, onChange }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const options = (choices: Choices) =>
    choices.map(({ code, name, english }) => [code, spoken({ 'zh-Hans': name, en: english })] as const);
  const [province, setProvince] = useState('');
  const [prefecture, setPrefecture] = useState('');
  const found = useReading<Found>(province === '' ? undefined : `/api/vetting/regions/${province}`);
  const prefectures = found.value?.prefectures ?? [];
  const below = prefectures.find(({ code }) => code === prefecture)?.below ?? [];
  return (
    <>
      <Choice
        label={say('supplier.field.province')}
        value={province}
        options={Object.entries(provinces).map(([code, name]) => [code, spoken(name)] as const)}
        onChange={(code) => {
          setProvince(code);
          setPrefecture('');
          // 71, 81 and 82 have nothing below them here.
          onChange(Number(code) > 70 ? `${code}0000` : '');
        }}
      />
      {prefectures.length > 0 && (
        <Choice
          label={say('supplier.field.prefecture')}
          value={prefecture}
          options={options(prefectures)}
          onChange={(code) => {
            setPrefecture(code);
            const isLast = prefectures.some((one) => one.code === code && one.below.length === 0);
            onChange(isLast ? code : '');
          }}
        />
      )}
      {below.length > 0 && (
        <Choice label={say('supplier.field.county')} value={value} options={options(below)} onChange={onChange} />
      )}
    </>
  );
}
