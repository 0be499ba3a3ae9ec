import { useState, type ReactNode } from 'react';
import { TextInput, Typography } from '@strapi/design-system';
import { FormDialog, Row } from './dialog';

type Props = {
  /** What is done; it names the dialog, and its button where no shorter word does. */
  readonly title: string;
  readonly action?: string;
  /** What the reason is called. */
  readonly label: string;
  /** What it will do, said before it is done. */
  readonly about?: ReactNode;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
};

/** Asks why before something is done; the reason stands in the ledger beside the name. */
export function ReasonDialog({ title, action = title, label, about, busy, onClose, onReason }: Props) {
  const [reason, setReason] = useState('');
  const said = reason.trim();
  return (
    <FormDialog
      title={title}
      action={action}
      busy={busy}
      canSend={said.length > 1}
      onClose={onClose}
      onSubmit={() => onReason(said)}
    >
      {about === undefined ? null : <Typography>{about}</Typography>}
      <Row label={label} required>
        <TextInput
          required
          minLength={2}
          maxLength={300}
          value={reason}
          onChange={({ target }: { target: { value: string } }) => setReason(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
