import { useRouter } from 'expo-router';
import { Button } from '@/ui/button';
import { useShopWords } from '../shop-words';
import { useCart } from './use-cart';

/** The way to the cart, with how many kinds lie in it. */
export function CartLink() {
  const { t } = useShopWords();
  const router = useRouter();
  const { lines } = useCart();
  const label = lines.length === 0 ? t('cart.title') : t('cart.count', { n: lines.length });
  return <Button kind="plain" label={label} onPress={() => router.push('/mall/cart')} />;
}
