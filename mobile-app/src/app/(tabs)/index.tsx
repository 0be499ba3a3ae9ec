import { useLocalSearchParams, useRouter } from 'expo-router';
import { useCallback, useEffect, useState, type ComponentType } from 'react';
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

type Placed = ComponentType<{ readonly story: number }>;

/** Lives between the stories come last of all. */
function usePlacedLives(): Placed | null {
  const [placed, setPlaced] = useState<{ readonly Lives: Placed } | null>(null);
  useEffect(() => {
    const load = async () => setPlaced({ Lives: (await import('@/features/placed/placed-live')).PlacedLives });
    load().catch(() => undefined);
  }, []);
  return placed?.Lives ?? null;
}

export default function HomeRoute() {
  const { column } = useLocalSearchParams<{ column?: string }>();
  const router = useRouter();
  const Top = useFeedTop();
  const Lives = usePlacedLives();
  const between = useCallback((story: number) => (Lives ? <Lives story={story} /> : null), [Lives]);
  return (
    <FeedScreen
      column={column === '' ? null : (column ?? null)}
      onColumn={(slug) => router.setParams({ column: slug ?? '' })}
      top={Top ? <Top /> : null}
      between={between}
    />
  );
}
