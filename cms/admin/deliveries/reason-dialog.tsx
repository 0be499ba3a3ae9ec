import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import type { DeliveryShown } from '../../contract';
import { FormDialog } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { ReasonField } from './reason-field';
import { useSay } from './words';

/** What is done to a delivery with nothing but a reason. */
export type ReasonDeed = 'release' | 'cancel' | 'mend' | 'drop' | 'confirm-down';

/** What every dialog about a delivery is handed. */
export type DialogProps = {
  readonly delivery: DeliveryShown;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Asks why; the reason stands in the ledger beside the name. */
export function ReasonDialog({ delivery, deed, onClose, onDone }: DialogProps & { readonly deed: ReasonDeed }) {
  const say = useSay();
  const { busy, act } = useActing();
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    const body = { version: delivery.version, reason: reason.trim() };
    if (await act({ method: 'post', path: `/cms/deliveries/${delivery.id}/${deed}`, body })) onDone();
  };
  return (
    <FormDialog
      title={say(`deed.${deed}`)}
      action={say(`deed.${deed}`)}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say(`deed.about.${deed}`)}</Typography>
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
