import { NewPasswordScreen } from '@/features/account/new-password-screen';

export default function NewPasswordRoute() {
  return <NewPasswordScreen />;
}
