import { lazy, Suspense } from 'react';

const TaskScreen = lazy(async () => ({ default: (await import('@/features/field/task-screen')).TaskScreen }));

export default function TaskRoute() {
  return (
    <Suspense fallback={null}>
      <TaskScreen />
    </Suspense>
  );
}
