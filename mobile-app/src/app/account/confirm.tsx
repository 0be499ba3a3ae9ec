import { ConfirmScreen } from '@/features/account/confirm-screen';

export default function ConfirmRoute() {
  return <ConfirmScreen />;
}
