import { Stack } from 'expo-router';
import { AppFrame } from '@/frame/app-frame';
import type { Draft } from '@/frame/use-forgetting';

/** What readers write and leave on the phone, with whoever forgets it. */
const DRAFTS: readonly Draft[] = [
  { key: 'after-sale-drafts', forget: async () => (await import('@/features/shop/screens')).forgetAskings() },
  { key: 'supply', forget: async () => (await import('@/features/supply/supply-screen')).forgetForm() },
];

export default function RootLayout() {
  return (
    <AppFrame drafts={DRAFTS}>
      <Stack screenOptions={{ headerShown: false, animation: 'none' }} />
    </AppFrame>
  );
}
