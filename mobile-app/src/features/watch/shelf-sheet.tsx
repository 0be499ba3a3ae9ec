import { View } from 'react-native';
import type { ShelfProduct } from '@/contract/live-room';
import { Sheet } from '@/ui/sheet';
import { Text } from '@/ui/text';
import { ProductRow } from './product-card';
import { SellerLine } from './seller-line';
import { useWatchWords } from './watch-words';

interface ShelfSheetProps {
  readonly shelf: readonly ShelfProduct[];
  readonly station: string;
  /** Null where they are only shown. */
  readonly onBuy: ((offer: string) => void) | null;
  readonly onClose: () => void;
}

/** Everything that this live sells, in the order of the run-of-show, each under the name of who sells it. */
export function ShelfSheet({ shelf, station, onBuy, onClose }: ShelfSheetProps) {
  const { t } = useWatchWords();
  return (
    <Sheet open title={t('watch.shelf.title')} onClose={onClose}>
      {shelf.length === 0 ? <Text tone="inkSoft">{t('watch.shelf.empty')}</Text> : null}
      {shelf.map((product) => (
        <View key={product.offer}>
          <ProductRow product={product} onBuy={onBuy} />
          <SellerLine seller={product.seller} station={station} />
        </View>
      ))}
    </Sheet>
  );
}
