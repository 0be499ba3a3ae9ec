import { useRouter } from 'expo-router';
import { useEffect, useState } from 'react';
import { prefs } from '@/data/prefs';
import { useStore } from '@/data/store';
import { openAgain } from '@/platform/address-bar';
import { ThemeProvider, useTheme } from '@/theme/use-theme';
import { Page } from '@/ui/page';
import { EmptyState } from '@/ui/state';
import { TopBar } from '@/ui/top-bar';
import { cameraPass } from './camera-pass.web';
import { useCameraWords } from './camera-words';
import { PhoneCamera } from './phone-camera.web';
import { Studio } from './studio.web';

/** The phone as the camera of a room, by a link of the station. */
export function CameraScreen() {
  const { t } = useCameraWords();
  const router = useRouter();
  const [pass] = useState(cameraPass);
  useEffect(() => {
    // The router would write the address anew from what it remembers; it takes changes once its root is mounted.
    const timer = setTimeout(() => router.setParams({ '#': '' }), 0);
    return () => clearTimeout(timer);
  }, [router]);
  useEffect(openAgain, []);
  if (!pass) {
    return (
      <Page bar={<TopBar title={t('camera.title')} />}>
        <EmptyState icon="live" title={t('camera.nolink.title')} text={t('camera.nolink.text')} />
      </Page>
    );
  }
  return <Held token={pass.token} device={pass.device} />;
}

function Held({ token, device }: { readonly token: string; readonly device: string }) {
  const [camera, setCamera] = useState<PhoneCamera | null>(null);
  const { mourning, chinese } = useTheme();
  const { elder } = useStore(prefs);
  useEffect(() => {
    const made = new PhoneCamera({ token, device });
    setCamera(made);
    return () => made.leave();
  }, [token, device]);
  if (!camera) return null;
  // Around a picture it is dark, whatever the page was.
  return (
    <ThemeProvider look={{ scheme: 'dark', elder, mourning, chinese }}>
      <Studio camera={camera} />
    </ThemeProvider>
  );
}
