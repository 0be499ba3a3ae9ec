import { late } from '@/frame/late';

export default late(async () => (await import('@/features/field/screens')).TaskScreen);
