import { TipScreen } from '@/features/tip/tip-screen';

export default function TipRoute() {
  return <TipScreen />;
}
