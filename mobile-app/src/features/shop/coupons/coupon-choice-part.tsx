import { useState } from 'react';
import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { ListRow } from '@/ui/list-row';
import { Text } from '@/ui/text';
import { money } from '../shop.rules';
import { useShopWords } from '../shop-words';
import type { CouponChoice } from './use-coupons';

const useStyles = styles((t) => ({
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between' },
  said: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', gap: t.space[2] },
}));

function Choices({ choice, onDone }: { choice: CouponChoice; onDone: () => void }) {
  const { t, when } = useShopWords();
  const choose = (id: string | null) => () => {
    choice.choose(id);
    onDone();
  };
  const used = choice.used?.coupon.id ?? null;
  return (
    <View role="group" aria-label={t('coupon.choose')}>
      {choice.fitting.map(({ coupon: { id, name, validTo }, cut }) => (
        <ListRow
          key={id}
          title={`${name} −${money(cut)}`}
          note={t('coupon.until', { when: when(validTo) })}
          chosen={id === used}
          onPress={choose(id)}
        />
      ))}
      <ListRow title={t('coupon.none')} chosen={used === null} onPress={choose(null)} />
    </View>
  );
}

/** What a coupon takes off, before anybody presses the button; where none fits, nothing is said. */
export function CouponChoicePart({ choice }: { readonly choice: CouponChoice }) {
  const s = useStyles();
  const { t } = useShopWords();
  const [isOpen, setOpen] = useState(false);
  const { fitting, used } = choice;
  if (fitting.length === 0) return null;
  if (isOpen) return <Choices choice={choice} onDone={() => setOpen(false)} />;
  return (
    <View style={s.line}>
      <Text>{t('coupon.title')}</Text>
      <View style={s.said}>
        <Text tone={used === null ? 'inkSoft' : 'proof'} live>
          {used === null ? t('coupon.none') : `${used.coupon.name} −${money(used.cut)}`}
        </Text>
        <Button kind="plain" label={t('coupon.change')} onPress={() => setOpen(true)} />
      </View>
    </View>
  );
}
