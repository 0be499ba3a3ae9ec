import { useState } from 'react';
import { Box, Button, Flex, TextInput, Typography } from '@strapi/design-system';
import { FormDialog, Moment, Row, useActing, useMay, useReading } from '@hearth/cms/reach';
import { PASS_KEYS_ROTATE, type SigningKey } from '../../contract';
import { useSay } from '../words';

/** The key that signs the passes of the whole house, for those who may change it. */
export function SigningKeys() {
  return useMay(PASS_KEYS_ROTATE) ? <Keys /> : null;
}

function Keys() {
  const say = useSay();
  const [isOpen, open] = useState(false);
  const { value, reload } = useReading<{ readonly keys: readonly SigningKey[] }>('/streaming/signing-keys');
  const current = value?.keys.find(({ retiredAt }) => retiredAt === null);
  // None before the first pass, and none to people of other stations.
  if (!current) return null;
  return (
    <Flex justifyContent="space-between" gap={3} alignItems="center">
      <Box>
        <Typography tag="h3" variant="omega" fontWeight="bold">
          {say('keys')}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {say('keys.since')} <Moment at={current.madeAt} />
        </Typography>
      </Box>
      <Button size="S" variant="tertiary" onClick={() => open(true)}>
        {say('keys.rotate')}
      </Button>
      {isOpen && <Rotate onClose={() => open(false)} onDone={reload} />}
    </Flex>
  );
}

function Rotate({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const say = useSay();
  const { busy, act } = useActing();
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    const body = { reason: reason.trim() };
    if (await act({ method: 'post', path: '/streaming/signing-keys', body })) onClose();
    onDone();
  };
  return (
    <FormDialog
      title={say('keys.rotate')}
      action={say('keys.rotate')}
      busy={busy}
      canSend={reason.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('keys.rotate.about')}</Typography>
      <Row label={say('keys.reason')} required>
        <TextInput
          value={reason}
          maxLength={200}
          autoFocus
          autoComplete="off"
          onChange={({ target }: { readonly target: { readonly value: string } }) => setReason(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
