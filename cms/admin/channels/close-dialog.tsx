import { Typography } from '@strapi/design-system';
import type { Channel } from '../../contract';
import { FormDialog } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useSay } from './words';

type Props = { readonly channel: Channel; readonly onClose: () => void; readonly onDone: () => void };

/** Closing is for good, so it is asked for once more. */
export function CloseDialog({ channel, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const send = async (): Promise<void> => {
    const body = { version: channel.version };
    if (await act({ method: 'post', path: `/cms/channels/${channel.id}/close`, body })) onDone();
  };
  return (
    <FormDialog title={say('close')} action={say('close')} busy={busy} onClose={onClose} onSubmit={() => void send()}>
      <Typography>{say('close.about', { name: channel.name })}</Typography>
    </FormDialog>
  );
}
