import { late } from '@/frame/late';

export default late(async () => (await import('@/features/bans/bans-screen')).BansScreen);
