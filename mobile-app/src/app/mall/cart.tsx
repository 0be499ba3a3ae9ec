import { late } from '@/frame/late';

export default late(async () => (await import('@/features/shop/screens')).CartScreen);
