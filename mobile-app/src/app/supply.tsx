import { late } from '@/frame/late';

export default late(async () => (await import('@/features/supply/supply-screen')).SupplyScreen);
