import { useLocalSearchParams } from 'expo-router';
import { late } from '@/frame/late';

const Screen = late(async () => (await import('@/features/shop/screens')).AskScreen);

export default function AskRoute() {
  const { order, offer } = useLocalSearchParams<{ order: string; offer: string }>();
  return <Screen key={`${order} ${offer}`} order={order} offer={offer} />;
}
