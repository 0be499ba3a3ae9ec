import { View } from 'react-native';
import type { ShopAddress } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Text } from '@/ui/text';
import { PROVINCES, regionNames, usePrefectures } from '@/data/regions';
import { RegionField } from './region-field';
import { addressFaults } from './shop.rules';
import { useShopWords } from './shop-words';

const useStyles = styles((t) => ({ fields: { gap: t.space[3] }, said: { gap: 2 } }));

export interface AddressFieldsProps {
  readonly value: ShopAddress;
  readonly onChange: (value: ShopAddress) => void;
  /** Nothing is called wrong before it was tried. */
  readonly tried: boolean;
}

/** Where goods go, to be written. */
export function AddressFields({ value, onChange, tried }: AddressFieldsProps) {
  const s = useStyles();
  const { t } = useShopWords();
  const faults = tried ? addressFaults(value) : {};
  const said = (field: keyof ShopAddress): string | null => {
    const word = faults[field];
    return word === undefined ? null : t(word);
  };
  const put = (field: keyof ShopAddress) => (text: string) => onChange({ ...value, [field]: text });
  return (
    <View style={s.fields}>
      <Field kind="name" label={t('address.name')} value={value.name} onChange={put('name')} error={said('name')} />
      <Field label={t('address.phone')} most={20} value={value.phone} onChange={put('phone')} error={said('phone')} />
      <RegionField value={value.region} onChange={put('region')} error={said('region')} />
      <Field
        label={t('address.detail')}
        most={200}
        value={value.detail}
        onChange={put('detail')}
        error={said('detail')}
        hint={t('address.kept')}
      />
    </View>
  );
}

/** An address as a parcel says it, with a way to change it. */
export function AddressLines({ value, onChange }: { value: ShopAddress; onChange?: () => void }) {
  const s = useStyles();
  const { t, tongue } = useShopWords();
  const province = value.region.slice(0, 2);
  const place = [PROVINCES[province]?.[tongue], ...regionNames(usePrefectures(province).data, value.region, tongue)];
  return (
    <View style={s.said}>
      <Text>{`${value.name} ${value.phone}`}</Text>
      <Text tone="inkSoft">{[...place.filter(Boolean), value.detail].join(' ')}</Text>
      {onChange ? (
        <View style={{ alignItems: 'flex-start' }}>
          <Button kind="plain" label={t('address.change')} onPress={onChange} />
        </View>
      ) : null}
    </View>
  );
}
