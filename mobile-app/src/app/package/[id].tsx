import { useLocalSearchParams } from 'expo-router';
import { late } from '@/frame/late';

const PackageScreen = late(async () => (await import('@/features/packages/package-screen')).PackageScreen);

export default function PackageRoute() {
  const { id } = useLocalSearchParams<{ id: string }>();
  return <PackageScreen key={id} id={id} />;
}
