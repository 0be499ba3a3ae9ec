import { useLocalSearchParams } from 'expo-router';
import { late } from '@/frame/late';

const Screen = late(async () => (await import('@/features/shop/screens')).OrderScreen);

export default function OrderRoute() {
  const { id } = useLocalSearchParams<{ id: string }>();
  return <Screen key={id} id={id} />;
}
