import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import type { TakedownWatch } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { FileField } from '../reach/file-field';
import { useActing } from '../reach/use-acting';
import { useSay } from './words';

type Props = { readonly order: string; readonly watch: TakedownWatch; readonly onDone: () => void };

/** Says by name that a post is gone. Of the screenshot only its hash is sent: the file stays with whoever made it. */
export function ConfirmDialog({ order, watch, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [note, setNote] = useState('');
  const [proof, setProof] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    const path = `/cms/takedowns/${order}/watches/${watch.id}/confirm`;
    if (await act({ method: 'post', path, body: { note, proof } })) onDone();
  };
  return (
    <FormDialog
      title={say('do.confirm')}
      action={say('do.confirm')}
      busy={busy}
      canSend={note.trim().length > 3}
      onClose={onDone}
      onSubmit={() => void send()}
    >
      <Row label={say('confirm.note')} hint={say('confirm.note.hint')} required>
        <Textarea
          required
          maxLength={300}
          value={note}
          onChange={({ target }: { target: { value: string } }) => setNote(target.value)}
        />
      </Row>
      <Row label={say('confirm.proof')} hint={say('confirm.proof.hint')}>
        <FileField
          label={say('confirm.proof')}
          accept="image/*,application/pdf"
          onFile={(file) => void (file && hashOfFile(file).then(setProof))}
        />
      </Row>
      {proof === null ? null : (
        <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {`SHA-256 ${proof}`}
        </Typography>
      )}
    </FormDialog>
  );
}

async function hashOfFile(file: File): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
}
