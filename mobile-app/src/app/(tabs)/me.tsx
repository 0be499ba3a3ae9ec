import { MeScreen } from '@/features/account/me-screen';

export default function MeRoute() {
  return <MeScreen />;
}
