import { late } from '@/frame/late';

const Screen = late(async () => (await import('@/features/watch/screens')).LivesScreen);

const reserve = async () => (await import('@/features/games/screens')).ReserveLine;

export default function LivesRoute() {
  return <Screen reserve={reserve} />;
}
