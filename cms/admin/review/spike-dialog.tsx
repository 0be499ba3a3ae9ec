import { Typography } from '@strapi/design-system';
import { FormDialog } from '../reach/dialog';
import type { DialogProps } from './deed-dialog';
import { useSay } from './words';

/** Asks before a manuscript is put aside (废稿), and says that it can be taken back. */
export function SpikeDialog({ hand: { one, press, busy }, onClose }: DialogProps) {
  const say = useSay();
  const send = async (): Promise<void> => {
    if (await press({ to: 'spike' })) onClose();
  };
  return (
    <FormDialog
      title={say('do.spike')}
      action={say('do.spike')}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('spike.ask', { title: one.title || say('untitled') })}</Typography>
    </FormDialog>
  );
}
