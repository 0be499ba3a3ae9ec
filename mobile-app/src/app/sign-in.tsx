import { late } from '@/frame/late';

export default late(async () => (await import('@/features/account/sign-in-screen')).SignInScreen);
