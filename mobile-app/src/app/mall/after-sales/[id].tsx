import { useLocalSearchParams } from 'expo-router';
import { late } from '@/frame/late';

const Screen = late(async () => (await import('@/features/shop/screens')).SaleScreen);

export default function AfterSaleRoute() {
  const { id } = useLocalSearchParams<{ id: string }>();
  return <Screen key={id} id={id} />;
}
