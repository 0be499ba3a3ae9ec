import type { ReactNode } from 'react';
import { View } from 'react-native';
import type { Coupon, OfferedCoupon } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Text } from '@/ui/text';
import { Price } from '../price';
import { money } from '../shop.rules';
import { useShopWords } from '../shop-words';

const useStyles = styles((t) => ({
  row: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: t.space[3],
    paddingVertical: t.space[3],
    borderBottomWidth: 1,
    borderBottomColor: t.colour.hairline,
  },
  words: { flex: 1, minWidth: 160, gap: 2 },
}));

interface CouponRowProps {
  readonly coupon: OfferedCoupon | Coupon;
  readonly note?: string | null;
  readonly children?: ReactNode;
}

/** A coupon: what it takes off, from how much, for what and until when. */
export function CouponRow({ coupon, note = null, children }: CouponRowProps) {
  const s = useStyles();
  const { t, when } = useShopWords();
  const { name, cut, threshold, offers, validTo } = coupon;
  const from = threshold === 0 ? t('coupon.from.none') : t('coupon.from', { price: money(threshold) });
  return (
    <View style={s.row} role="group" aria-label={name}>
      <Price fen={cut} size="title" />
      <View style={s.words}>
        <Text bold>{name}</Text>
        <Text size="note" tone="inkSoft">
          {`${from} · ${t(offers === null ? 'coupon.all' : 'coupon.some')}`}
        </Text>
        <Text size="note" tone="inkSoft">
          {note ?? t('coupon.until', { when: when(validTo) })}
        </Text>
      </View>
      {children}
    </View>
  );
}
