import { Page } from '@/ui/page';
import { EmptyState } from '@/ui/state';
import { TopBar } from '@/ui/top-bar';
import { useCameraWords } from './camera-words';

/** In the installed app: the browser of the same phone does it. */
export function CameraScreen() {
  const { t } = useCameraWords();
  return (
    <Page bar={<TopBar title={t('camera.title')} />}>
      <EmptyState icon="live" title={t('camera.native.title')} text={t('camera.native.text')} />
    </Page>
  );
}
