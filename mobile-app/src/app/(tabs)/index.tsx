import { useLocalSearchParams, useRouter } from 'expo-router';
import { FeedScreen } from '@/features/feed/feed-screen';

export default function HomeRoute() {
  const { column } = useLocalSearchParams<{ column?: string }>();
  const router = useRouter();
  return (
    <FeedScreen
      column={column === '' ? null : (column ?? null)}
      onColumn={(slug) => router.setParams({ column: slug ?? '' })}
    />
  );
}
