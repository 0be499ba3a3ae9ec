import { useLocalSearchParams } from 'expo-router';
import { late } from '@/frame/late';

const Screen = late(async () => (await import('@/features/search/search-screen')).SearchScreen);

export default function SearchRoute() {
  const { q } = useLocalSearchParams<{ q?: string }>();
  return <Screen key={q ?? ''} first={q ?? ''} />;
}
