import { useLocalSearchParams } from 'expo-router';
import type { WatchParts } from '@/features/watch/watch-parts';
import { late } from '@/frame/late';

const Screen = late(async () => (await import('@/features/watch/screens')).WatchScreen);

const shop = () => import('@/features/shop/screens');

const games = () => import('@/features/games/screens');

/** What a room borrows of other features. They are named here and nowhere else: named in two late pieces, their code would join the first visit. */
const PARTS: WatchParts = {
  buy: async () => (await shop()).BuyOver,
  tool: async () => (await games()).ToolPart,
  group: async () => (await shop()).GroupOver,
  reserve: async () => (await games()).ReservePart,
  come: async () => (await games()).ComePart,
  draws: async () => (await games()).DrawsPart,
};

export default function WatchRoute() {
  const { session, pass, clip } = useLocalSearchParams<{ session: string; pass?: string; clip?: string }>();
  const key = `${session} ${pass} ${clip}`;
  return <Screen key={key} id={session} pass={pass ?? null} clip={clip ?? null} parts={PARTS} />;
}
