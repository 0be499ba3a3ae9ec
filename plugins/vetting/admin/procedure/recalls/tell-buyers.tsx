import { useState } from 'react';
import { Box, Button, Textarea, Typography } from '@strapi/design-system';
import { FormDialog, Row, useActing, useMay } from '@hearth/cms/reach';
import { GATE_SUSPEND } from '../../../contract';
import { useSay, type Typed } from '../words';

type Props = { readonly id: string; readonly orders: number; readonly onTold: () => void };

/** Tells those who bought of a lot that was called back; who they are stays with the shop. */
export function TellBuyers({ id, orders, onTold }: Props) {
  const say = useSay();
  const mayTell = useMay(GATE_SUSPEND);
  const [isOpen, open] = useState(false);
  if (!mayTell) return null;
  return (
    <Box paddingBottom={4}>
      <Button variant="danger" onClick={() => open(true)}>
        {say('recalls.tell')}
      </Button>
      {isOpen && <TellDialog {...{ id, orders, onTold }} onClose={() => open(false)} />}
    </Box>
  );
}

function TellDialog({ id, orders, onTold, onClose }: Props & { readonly onClose: () => void }) {
  const say = useSay();
  const { busy, act } = useActing();
  const [words, setWords] = useState('');
  const send = async (): Promise<void> => {
    const told = await act({ method: 'post', path: `/vetting/recalls/${id}/tell`, body: { words: words.trim() } });
    if (!told) return;
    onTold();
    onClose();
  };
  return (
    <FormDialog
      title={say('recalls.tell')}
      action={say('recalls.tell')}
      busy={busy}
      canSend={words.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('recalls.tell.about', { orders })}</Typography>
      <Row label={say('recalls.tell.words')} hint={say('recalls.tell.hint')} required>
        <Textarea maxLength={500} value={words} onChange={({ target }: Typed) => setWords(target.value)} />
      </Row>
    </FormDialog>
  );
}
