import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import type { DialogProps } from './reason-dialog';
import { useSay } from './words';

/** Takes the link of a post that somebody made by hand: the link is the proof. */
export function ProveDialog({ delivery, onClose, onDone }: DialogProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [url, setUrl] = useState('');
  const send = async (): Promise<void> => {
    const body = { version: delivery.version, url: url.trim() };
    if (await act({ method: 'post', path: `/cms/deliveries/${delivery.id}/prove`, body })) onDone();
  };
  return (
    <FormDialog
      title={say('deed.prove')}
      action={say('deed.prove')}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('prove.url')} hint={say('prove.hint')} required>
        <TextInput
          type="url"
          required
          maxLength={500}
          placeholder="https://"
          value={url}
          onChange={({ target }: { target: { value: string } }) => setUrl(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
