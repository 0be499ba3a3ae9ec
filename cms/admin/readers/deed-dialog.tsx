import { useState } from 'react';
import { Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import type { Deed } from './use-readers';
import type { Word } from './words';

const LEAST = 4;

type Props = {
  readonly deed: Deed;
  readonly say: (word: Word) => string;
  readonly onDone: (reason: string) => void;
  readonly onCancel: () => void;
};

/** Says what will happen and asks for the reason, which the ledger keeps. */
export function DeedDialog({ deed, say, onDone, onCancel }: Props) {
  const [reason, setReason] = useState('');
  const needsReason = deed !== 'signOut';
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onCancel()}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{say(deed)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{say(`${deed}Hint`)}</Typography>
            {needsReason ? (
              <Field.Root name="reason" required>
                <Field.Label>{say('reason')}</Field.Label>
                <Textarea
                  value={reason}
                  maxLength={300}
                  onChange={({ target }: { target: { value: string } }) => setReason(target.value.replace(/\s+/g, ' '))}
                />
              </Field.Root>
            ) : null}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onCancel}>
            {say('cancel')}
          </Button>
          <Button
            variant={deed === 'unlock' ? 'default' : 'danger'}
            disabled={needsReason && reason.trim().length < LEAST}
            onClick={() => onDone(reason.trim())}
          >
            {say(deed)}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
