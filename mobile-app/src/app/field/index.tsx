import { lazy, Suspense } from 'react';

const FieldScreen = lazy(async () => ({ default: (await import('@/features/field/field-screen')).FieldScreen }));

export default function FieldRoute() {
  return (
    <Suspense fallback={null}>
      <FieldScreen />
    </Suspense>
  );
}
