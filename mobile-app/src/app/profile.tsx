import { ProfileScreen } from '@/features/account/profile-screen';

export default function ProfileRoute() {
  return <ProfileScreen />;
}
