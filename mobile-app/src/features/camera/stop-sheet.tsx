import { Button } from '@/ui/button';
import { Sheet } from '@/ui/sheet';
import { Text } from '@/ui/text';
import { useCameraWords } from './camera-words';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onStop: () => void;
}

/** A thumb slips: what ends for everybody is asked twice. */
export function StopSheet({ open, onClose, onStop }: Props) {
  const { t } = useCameraWords();
  const stop = () => {
    onClose();
    onStop();
  };
  return (
    <Sheet open={open} title={t('camera.stop.ask')} onClose={onClose}>
      <Text tone="inkSoft">{t('camera.stop.text')}</Text>
      <Button kind="danger" label={t('camera.stop')} onPress={stop} />
      <Button kind="quiet" label={t('camera.stop.no')} onPress={onClose} />
    </Sheet>
  );
}
