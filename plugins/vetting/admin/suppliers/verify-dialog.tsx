import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import { FormDialog, Row, useActing } from '@hearth/cms/reach';
import type { Supplier } from '../../contract';
import { useSay } from '../words';

type Props = { readonly supplier: Supplier; readonly onClose: () => void; readonly onDone: () => void };

/** Signs that a supplier is who it says; what was looked up may stand beside the name. */
export function VerifyDialog({ supplier, onClose, onDone }: Props) {
  const say = useSay();
  const [note, setNote] = useState('');
  const { busy, act } = useActing();
  const word = supplier.state === 'verified' ? 'verify-anew' : 'verify';
  const send = async (): Promise<void> => {
    const path = `/vetting/suppliers/${supplier.id}/verify`;
    if (await act({ method: 'post', path, body: { version: supplier.version, note: note.trim() } })) onDone();
  };
  return (
    <FormDialog
      title={say(`supplier.do.${word}`)}
      action={say(`supplier.do.${word}`)}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say(`supplier.about.${word}`)}</Typography>
      <Row label={say('supplier.field.note')} hint={say('supplier.field.note.hint')}>
        <Textarea
          maxLength={600}
          value={note}
          onChange={({ target }: { target: { value: string } }) => setNote(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
