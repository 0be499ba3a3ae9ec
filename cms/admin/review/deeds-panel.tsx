import { useState } from 'react';
import { Box, Button, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import type { ReviewDeed } from '../../contract';
import { PhoneSign } from '../sign/phone-sign';
import { DEEDS, type Shown } from './deeds';
import { DeedDialog } from './deed-dialog';
import { reasonsFor } from './reasons';
import type { CaseInHand } from './use-case';
import { usePowers } from './use-powers';
import { useReasonWords } from './use-reason-words';
import { useSay } from './words';

type Props = { readonly hand: CaseInHand };

/** What may be done now, as the host allows it; a deed that one might look for and that is missing says why. */
export function DeedsPanel({ hand }: Props) {
  const [note, setNote] = useState('');
  const [open, setOpen] = useState<ReviewDeed>();
  const { one, press } = hand;
  const offered = DEEDS.filter(({ deed }) => one.allowed.includes(deed));
  const pressed = async (shown: Shown): Promise<void> => {
    if (shown.press === 'dialog') {
      setOpen(shown.deed);
      return;
    }
    const words = shown.deed === 'pass' && note.trim() !== '' ? { note: note.trim() } : {};
    const done = await press({ ...shown.press, body: { ...shown.press.body, ...words } });
    if (done && shown.deed === 'pass') setNote('');
  };
  return (
    <Box paddingTop={4}>
      {/* What was typed stays in sight when the words moved meanwhile and nothing can be signed for now. */}
      {(one.allowed.includes('pass') || note !== '') && <Note value={note} onChange={setNote} />}
      <Flex gap={2} wrap="wrap">
        {offered.map((shown, at) => (
          <DeedButton
            key={shown.deed}
            shown={shown}
            isSecond={at > 0}
            hand={hand}
            onPress={() => void pressed(shown)}
          />
        ))}
        {one.allowed.includes('pass') && <PhoneSign of={one} />}
      </Flex>
      <Reasons hand={hand} />
      {open !== undefined && <DeedDialog deed={open} hand={hand} onClose={() => setOpen(undefined)} />}
    </Box>
  );
}

type ButtonProps = Props & { readonly shown: Shown; readonly isSecond: boolean; readonly onPress: () => void };

/** Only the first button is the main one. */
function DeedButton({ shown: { deed, variant }, isSecond, hand: { one, busy }, onPress }: ButtonProps) {
  const say = useSay();
  const level = one.level ?? 1;
  const word = deed === 'pass' ? say('do.pass', { step: say(`step.review.${level}`) }) : say(`do.${deed}`);
  return (
    <Button variant={isSecond && variant === 'default' ? 'secondary' : variant} loading={busy} onClick={onPress}>
      {word}
    </Button>
  );
}

function Note({ value, onChange }: { readonly value: string; readonly onChange: (note: string) => void }) {
  const say = useSay();
  return (
    <Box paddingBottom={3}>
      <Field.Root name="note">
        <Field.Label>{say('note')}</Field.Label>
        <Textarea
          value={value}
          maxLength={500}
          rows={2}
          style={{ minHeight: '6.4rem' }}
          onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
        />
      </Field.Root>
    </Box>
  );
}

function Reasons({ hand: { one } }: Props) {
  const reasonOf = useReasonWords();
  const reasons = reasonsFor(one, usePowers());
  return (
    <>
      {reasons.map((reason) => (
        <Typography key={reason.why} tag="p" variant="pi" textColor="neutral600" paddingTop={3}>
          {reasonOf(reason)}
        </Typography>
      ))}
    </>
  );
}
