import { useLocalSearchParams } from 'expo-router';
import type { WatchParts } from '@/features/watch/watch-parts';
import { late } from '@/frame/late';

const Screen = late(async () => (await import('@/features/watch/screens')).WatchScreen);

/** What a room borrows of other features. They are named here and nowhere else: named in two late pieces, their code would join the first visit. */
const PARTS: WatchParts = {
  buy: async () => (await import('@/features/shop/screens')).BuyOver,
  tool: null,
  reserve: null,
};

export default function WatchRoute() {
  const { session, pass } = useLocalSearchParams<{ session: string; pass?: string }>();
  return <Screen key={`${session} ${pass}`} id={session} pass={pass ?? null} parts={PARTS} />;
}
