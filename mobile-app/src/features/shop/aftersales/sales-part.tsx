import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'expo-router';
import type { OwnOrder } from '@/contract/types';
import { fetchAskable } from '@/data/after-sales';
import { ListRow } from '@/ui/list-row';
import { Part } from '../part';
import { mayHaveParcels } from '../parcels/parcel.rules';
import { nameIn } from '../shop.rules';
import { useShopWords } from '../shop-words';
import { SaleRow } from './sales-screen';

/** What was asked for about an order, and for which of its lines somebody may ask still. */
export function SalesPart({ order }: { readonly order: OwnOrder }) {
  const { t, locale } = useShopWords();
  const router = useRouter();
  const found = useQuery({
    queryKey: ['askable', order.id, order.state],
    queryFn: () => fetchAskable(order.id),
    // Nothing can come back before anything left.
    enabled: mayHaveParcels(order.state),
  });
  if (!found.data) return null;
  const { open, lines, asked } = found.data;
  const left = new Set(lines.filter(({ quantity }) => open && quantity > 0).map(({ offer }) => offer));
  const askable = order.lines.filter(({ offer }) => left.has(offer));
  if (left.size === 0 && asked.length === 0) return null;
  return (
    <Part title={t('sales.part')}>
      {asked.map((sale) => (
        <SaleRow key={sale.id} sale={sale} />
      ))}
      {askable.map(({ offer, title }) => (
        <ListRow
          key={offer}
          title={t('ask.for', { title: nameIn(title, locale) })}
          onPress={() => router.push(`/mall/ask/${order.id}/${offer}`)}
        />
      ))}
    </Part>
  );
}
