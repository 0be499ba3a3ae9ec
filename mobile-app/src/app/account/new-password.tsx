import { lazy, Suspense } from 'react';

const NewPasswordScreen = lazy(async () => ({
  default: (await import('@/features/account/new-password-screen')).NewPasswordScreen,
}));

export default function NewPasswordRoute() {
  return (
    <Suspense fallback={null}>
      <NewPasswordScreen />
    </Suspense>
  );
}
