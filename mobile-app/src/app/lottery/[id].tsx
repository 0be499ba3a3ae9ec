import { useLocalSearchParams } from 'expo-router';
import { late } from '@/frame/late';

const LotteryScreen = late(async () => (await import('@/features/games/screens')).LotteryScreen);

export default function LotteryRoute() {
  const { id } = useLocalSearchParams<{ id: string }>();
  return <LotteryScreen key={id} id={id} />;
}
