import { useLocalSearchParams, useRouter } from 'expo-router';
import { useEffect, useState, type ComponentType } from 'react';
import { FeedScreen } from '@/features/feed/feed-screen';

/** What stands above the list comes after the first screen; without a net it stays away and the list is there all the same. */
function useFeedTop(): ComponentType | null {
  const [top, setTop] = useState<{ readonly Top: ComponentType } | null>(null);
  useEffect(() => {
    const load = async () => setTop({ Top: (await import('@/features/packages/feed-top')).FeedTop });
    load().catch(() => undefined);
  }, []);
  return top?.Top ?? null;
}

export default function HomeRoute() {
  const { column } = useLocalSearchParams<{ column?: string }>();
  const router = useRouter();
  const Top = useFeedTop();
  return (
    <FeedScreen
      column={column === '' ? null : (column ?? null)}
      onColumn={(slug) => router.setParams({ column: slug ?? '' })}
      top={Top ? <Top /> : null}
    />
  );
}
