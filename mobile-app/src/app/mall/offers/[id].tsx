import { useLocalSearchParams } from 'expo-router';
import { late } from '@/frame/late';

const Screen = late(async () => (await import('@/features/shop/screens')).OfferScreen);

export default function OfferRoute() {
  const { id } = useLocalSearchParams<{ id: string }>();
  return <Screen key={id} id={id} />;
}
