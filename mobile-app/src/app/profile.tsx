import { lazy, Suspense } from 'react';

const ProfileScreen = lazy(async () => ({
  default: (await import('@/features/account/profile-screen')).ProfileScreen,
}));

export default function ProfileRoute() {
  return (
    <Suspense fallback={null}>
      <ProfileScreen />
    </Suspense>
  );
}
