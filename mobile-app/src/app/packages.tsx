import { lazy, Suspense } from 'react';

const PackagesScreen = lazy(async () => ({
  default: (await import('@/features/packages/packages-screen')).PackagesScreen,
}));

export default function PackagesRoute() {
  return (
    <Suspense fallback={null}>
      <PackagesScreen />
    </Suspense>
  );
}
