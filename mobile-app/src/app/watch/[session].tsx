import { useLocalSearchParams } from 'expo-router';
import { late } from '@/frame/late';

const Screen = late(async () => (await import('@/features/live/screens')).LiveScreen);

export default function LiveRoute() {
  const { playback, pass } = useLocalSearchParams<{ playback: string; pass?: string }>();
  return <Screen key={`${playback} ${pass}`} playback={playback} pass={pass ?? null} />;
}
