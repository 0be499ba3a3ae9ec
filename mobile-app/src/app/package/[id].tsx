import { useLocalSearchParams } from 'expo-router';
import { lazy, Suspense } from 'react';

const PackageScreen = lazy(async () => ({
  default: (await import('@/features/packages/package-screen')).PackageScreen,
}));

export default function PackageRoute() {
  const { id } = useLocalSearchParams<{ id: string }>();
  return (
    <Suspense fallback={null}>
      <PackageScreen key={id} id={id} />
    </Suspense>
  );
}
