import { useLocalSearchParams } from 'expo-router';
import { late } from '@/frame/late';

const WelfareScreen = late(async () => (await import('@/features/money/screens')).WelfareScreen);

export default function WelfareRoute() {
  const { station, session } = useLocalSearchParams<{ station: string; session: string }>();
  return <WelfareScreen key={`${station} ${session}`} station={station} session={session} />;
}
