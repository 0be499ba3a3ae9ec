import { useState } from 'react';
import { Textarea } from '@strapi/design-system';
import { returnReasons } from '../../contract/review-shapes';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import type { DialogProps } from './deed-dialog';
import { useSay } from './words';

/** Returns a manuscript to its author (退稿): with a reason for the figures, and a sentence for the author. */
export function SendBackDialog({ hand: { press, busy }, onClose }: DialogProps) {
  const say = useSay();
  const [reason, setReason] = useState<string>(returnReasons[0]);
  const [note, setNote] = useState('');
  const send = async (): Promise<void> => {
    if (await press({ to: 'send-back', body: { reason, note: note.trim() } })) onClose();
  };
  return (
    <FormDialog
      title={say('do.send_back')}
      action={say('do.send_back')}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Choice
        label={say('sendBack.reason')}
        value={reason}
        options={returnReasons.map((one) => [one, say(`reason.${one}`)] as const)}
        onChange={setReason}
      />
      <Row label={say('sendBack.note')} hint={say('sendBack.hint')} required>
        <Textarea
          required
          value={note}
          maxLength={500}
          onChange={({ target }: { target: { value: string } }) => setNote(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
