import { late } from '@/frame/late';

export default late(async () => (await import('@/features/live/screens')).LivesScreen);
