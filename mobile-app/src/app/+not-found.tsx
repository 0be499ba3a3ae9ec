import { MissingScreen } from '@/frame/missing-screen';

export default function MissingRoute() {
  return <MissingScreen />;
}
