import { useState } from 'react';
import { View } from 'react-native';
import { isWhole, PROVINCES, regionLabel, regionNames, usePrefectures, type Prefecture } from '@/data/regions';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/choice';
import { Text } from '@/ui/text';
import { useShopWords } from './shop-words';

const useStyles = styles((t) => ({
  whole: { gap: t.space[1] },
  line: { flexDirection: 'row', alignItems: 'center', gap: t.space[2], flexWrap: 'wrap' },
}));

export interface RegionFieldProps {
  /** GB/T 2260, six figures; empty while none is chosen. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | null;
}

type Chosen = { readonly province: string; readonly prefecture: string };

/** The one step that is open: province, prefecture or county. */
function OpenStep({ chosen, value, onStep, onChange }: StepProps) {
  const { t, tongue } = useShopWords();
  const { province, prefecture } = chosen;
  const found = usePrefectures(province);
  const all = found.data ?? [];
  const below = all.find(({ code }) => code === prefecture)?.below ?? [];
  if (found.isError) return <Text tone="wait">{t('regions.none')}</Text>;
  if (value !== '') return null;
  const provinces = Object.entries(PROVINCES).map(([code, name]) => ({ value: code, label: name[tongue] }));
  const named = (regions: Prefecture['below']) =>
    regions.map((region) => ({ value: region.code, label: regionLabel(region, tongue) }));
  const ofPrefecture = (code: string) => {
    onStep({ province, prefecture: code });
    if (all.some((one) => one.code === code && one.below.length === 0)) onChange(code);
  };
  const ofProvince = (code: string) => {
    onStep({ province: code, prefecture: '' });
    if (isWhole(code)) onChange(`${code}0000`);
  };
  if (province === '') {
    return <Choice label={t('address.province')} hideLabel value="" options={provinces} onChange={ofProvince} />;
  }
  if (prefecture === '') {
    return <Choice label={t('address.prefecture')} hideLabel value="" options={named(all)} onChange={ofPrefecture} />;
  }
  return <Choice label={t('address.county')} hideLabel value="" options={named(below)} onChange={onChange} />;
}

interface StepProps extends Omit<RegionFieldProps, 'error'> {
  readonly chosen: Chosen;
  readonly onStep: (chosen: Chosen) => void;
}

const NONE: Chosen = { province: '', prefecture: '' };

/** A region is chosen step by step; what was chosen becomes one line, so that a sheet stays a sheet. */
export function RegionField({ value, onChange, error }: RegionFieldProps) {
  const s = useStyles();
  const { t, tongue } = useShopWords();
  const [chosen, setChosen] = useState<Chosen>(
    value === '' ? NONE : { province: value.slice(0, 2), prefecture: `${value.slice(0, 4)}00` },
  );
  const { province, prefecture } = chosen;
  const names = regionNames(usePrefectures(province).data, value === '' ? prefecture : value, tongue);
  const clear = () => {
    setChosen(NONE);
    onChange('');
  };
  return (
    <View style={s.whole}>
      <Text size="note" tone="inkSoft">
        {t('address.region')}
      </Text>
      {province === '' ? null : (
        <View style={s.line}>
          <Text>{[PROVINCES[province]?.[tongue], ...names].filter(Boolean).join(' ')}</Text>
          <Button kind="plain" label={t('regions.again')} onPress={clear} />
        </View>
      )}
      <OpenStep chosen={chosen} value={value} onStep={setChosen} onChange={onChange} />
      {error === null ? null : (
        <Text size="note" tone="stop" live>
          {error}
        </Text>
      )}
    </View>
  );
}
