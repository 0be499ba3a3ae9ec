import { Stack } from 'expo-router';
import { AppFrame } from '@/frame/app-frame';

export default function RootLayout() {
  return (
    <AppFrame>
      <Stack screenOptions={{ headerShown: false, animation: 'none' }} />
    </AppFrame>
  );
}
