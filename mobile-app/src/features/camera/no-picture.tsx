import { Page } from '@/ui/page';
import { EmptyState } from '@/ui/state';
import { TopBar } from '@/ui/top-bar';
import { useCameraWords, type CameraWord } from './camera-words';
import type { CameraRefusal } from './camera-protocol';

type Is = CameraRefusal | 'asking' | 'denied' | 'none' | 'insecure' | 'old' | 'over';

type Said = { readonly title: CameraWord; readonly text: CameraWord; readonly again?: CameraWord };

const AGAIN = { again: 'camera.again' } as const;

const SAID: Readonly<Record<Is, Said>> = {
  asking: { title: 'camera.asking', text: 'camera.asking.text' },
  denied: { title: 'camera.denied', text: 'camera.denied.text', ...AGAIN },
  none: { title: 'camera.none', text: 'camera.none.text', ...AGAIN },
  insecure: { title: 'camera.insecure', text: 'camera.insecure.text' },
  old: { title: 'camera.old', text: 'camera.old.text' },
  over: { title: 'camera.state.ended', text: 'camera.ended.text', again: 'camera.ended.again' },
  'link-over': { title: 'camera.why.link-over', text: 'camera.why.link-over.text' },
  'link-held': { title: 'camera.why.link-held', text: 'camera.why.link-held.text', ...AGAIN },
  'taken-over': { title: 'camera.why.taken-over', text: 'camera.why.taken-over.text', ...AGAIN },
  revoked: { title: 'camera.why.revoked', text: 'camera.why.revoked.text' },
  'room-closed': { title: 'camera.why.room-closed', text: 'camera.why.room-closed.text', ...AGAIN },
  ended: { title: 'camera.why.ended', text: 'camera.why.ended.text', again: 'camera.ended.again' },
  'not-a-camera': { title: 'camera.why.not-a-camera', text: 'camera.why.not-a-camera.text' },
  busy: { title: 'camera.why.busy', text: 'camera.why.busy.text', ...AGAIN },
  lost: { title: 'camera.why.busy', text: 'camera.why.busy.text', ...AGAIN },
  'too-much': { title: 'camera.why.busy', text: 'camera.why.busy.text', ...AGAIN },
};

/** Instead of the picture: why there is none, and what to do. */
export function NoPicture({ is, onAgain }: { readonly is: Is; readonly onAgain: () => void }) {
  const { t } = useCameraWords();
  const { title, text, again } = SAID[is];
  const action = again ? { action: { label: t(again), onPress: onAgain } } : {};
  return (
    <Page bar={<TopBar title={t('camera.title')} />}>
      <EmptyState icon="live" title={t(title)} text={t(text)} {...action} />
    </Page>
  );
}
