import { useState } from 'react';
import { Button, Flex, Textarea } from '@strapi/design-system';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import type { LeadDialogProps } from './lead-deeds';
import { useSay } from './words';

/** Reasons that a desk gives every day; one press writes them, and they can be written on. */
const USUAL = ['untrue', 'old', 'elsewhere', 'private'] as const;

/** Drops a lead, with the reason that the next who looks at it will read. */
export function DropDialog({ lead, onDone }: LeadDialogProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [reason, setReason] = useState('');
  const drop = async (): Promise<void> => {
    const body = { event: 'drop', version: lead.version, reason: reason.trim() };
    if (await act({ method: 'post', path: `/cms/leads/${lead.id}/move`, body })) onDone(true);
  };
  return (
    <FormDialog
      title={say('event.drop')}
      action={say('event.drop')}
      busy={busy}
      canSend={reason.trim() !== ''}
      onClose={() => onDone(false)}
      onSubmit={() => void drop()}
    >
      <Flex gap={2} wrap="wrap">
        {USUAL.map((usual) => (
          <Button key={usual} size="S" variant="tertiary" onClick={() => setReason(say(`drop.${usual}`))}>
            {say(`drop.${usual}`)}
          </Button>
        ))}
      </Flex>
      <Row label={say('field.reason')} hint={say('field.reason.hint')} required>
        <Textarea
          value={reason}
          maxLength={500}
          onChange={(event: { target: { value: string } }) => setReason(event.target.value)}
        />
      </Row>
    </FormDialog>
  );
}
