import { useLocalSearchParams } from 'expo-router';
import { late } from '@/frame/late';

const ReceiptScreen = late(async () => (await import('@/features/money/screens')).ReceiptScreen);

export default function ReceiptRoute() {
  const { token } = useLocalSearchParams<{ token: string }>();
  return <ReceiptScreen key={token} token={token} />;
}
