import { useLocalSearchParams } from 'expo-router';
import { late } from '@/frame/late';

const TraceScreen = late(async () => (await import('@/features/trace/trace-screen')).TraceScreen);

export default function TraceRoute() {
  const { lot } = useLocalSearchParams<{ lot: string }>();
  return <TraceScreen key={lot} lot={lot} />;
}
