import { View } from 'react-native';
import type { PinnedProduct, ReplayChapter, ShelfProduct } from '@/contract/live-room';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { CardRow } from './card-row';
import { isFew, leftUntil, money, nameIn } from './plan.rules';
import { useSeconds } from './use-now';
import { useWatchWords } from './watch-words';

const useStyles = styles((t) => ({
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'baseline', columnGap: t.space[2] },
  figure: { fontVariant: ['tabular-nums'] },
}));

/** What it costs now, what it cost, until when, and how few are left. Prices are those of the host, at this second. */
function Terms({ product }: { product: ShelfProduct }) {
  const s = useStyles();
  const { t } = useWatchWords();
  const { price, basePrice, endsAt, left } = product;
  const now = useSeconds(endsAt !== null);
  const time = endsAt === null ? null : leftUntil(endsAt, now);
  return (
    <View style={s.line}>
      <Text bold tone="ember" style={s.figure}>
        {money(price)}
      </Text>
      {basePrice !== null && basePrice > price ? (
        <Text size="caption" tone="inkSoft">
          {t('watch.base', { price: money(basePrice) })}
        </Text>
      ) : null}
      {time === null ? null : (
        <Text size="caption" tone="wait" style={s.figure}>
          {t('watch.ends', { time })}
        </Text>
      )}
      {isFew(left) ? (
        <Text size="caption" tone="wait">
          {t('watch.left', { n: left })}
        </Text>
      ) : null}
    </View>
  );
}

/** What a press on goods does; null where they are only shown. */
type OnBuy = ((offer: string) => void) | null;

interface RowProps {
  readonly product: ShelfProduct;
  readonly onBuy: OnBuy;
}

function Buying({ product: { offer, left }, onBuy }: RowProps) {
  const { t } = useWatchWords();
  if (onBuy === null) return <Button label={t('watch.rehearsed')} onPress={() => undefined} disabled />;
  const isOut = left === 0;
  return <Button label={t(isOut ? 'watch.gone' : 'watch.buy')} onPress={() => onBuy(offer)} disabled={isOut} />;
}

/** Goods of a live: what, for how much, and one button. */
export function ProductRow({ product, onBuy }: RowProps) {
  const { locale } = useWatchWords();
  const name = `${nameIn(product.title, locale)} ${product.spec}`;
  return (
    <CardRow role="group" aria-label={name} action={<Buying product={product} onBuy={onBuy} />}>
      <Text bold lines={2}>
        {name}
      </Text>
      <Terms product={product} />
    </CardRow>
  );
}

/** What is shown beside the picture now. It comes and goes with what the director pins, and is told to who does not see it. */
export function ProductCard({ pinned, onBuy }: { pinned: PinnedProduct | null; onBuy: OnBuy }) {
  const { t } = useWatchWords();
  return (
    <View role="region" aria-label={t('watch.now')} aria-live="polite" testID="pinned">
      {pinned === null ? null : <ProductRow product={pinned} onBuy={onBuy} />}
    </View>
  );
}

/** What is shown at this moment of a replay. What it costs today, and whether it is sold today, is said where it is ordered. */
export function ChapterCard({ chapter, onBuy }: { chapter: ReplayChapter | null; onBuy: (offer: string) => void }) {
  const { t } = useWatchWords();
  if (chapter === null) return null;
  const { title, offer } = chapter;
  const buy = offer === null ? null : <Button label={t('watch.buy')} onPress={() => onBuy(offer)} />;
  return (
    <CardRow role="region" aria-label={t('watch.now')} testID="chapter" action={buy}>
      <Text bold lines={2}>
        {title}
      </Text>
    </CardRow>
  );
}
