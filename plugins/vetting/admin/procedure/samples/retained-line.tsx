import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Facts, ReasonDialog, StateWord, useActing, useMay, type Tone } from '@hearth/cms/reach';
import { SAMPLES_KEEP, type Retained, type RetainedEvent, type RetainedState } from '../../../contract';
import { CheckPhoto } from '../photos/check-photo';
import { Fingerprint } from '../photos/photo-row';
import { useSay } from '../words';
import { isKeptStill } from './kept-days.rules';

type Props = { readonly retained: Retained; readonly keepUntil: string; readonly onDone: () => void };

const TONES: Readonly<Record<RetainedState, Tone>> = { sealed: 'proof', opened: 'wait', discarded: 'quiet' };

/** A sealed sample on the shelf: its tag, where it lies, the hash of its photograph, and what may be done with it. */
export function RetainedLine({ retained, keepUntil, onDone }: Props) {
  const say = useSay();
  const { tag, place, photoHash, state, reason } = retained;
  return (
    <Box paddingTop={4}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap" paddingBottom={2}>
        <Typography fontWeight="semiBold">{tag}</Typography>
        <StateWord tone={TONES[state]} word={say(`retained.state.${state}`)} />
      </Flex>
      <Facts
        facts={[
          [say('retained.place'), place],
          [say('retained.photo'), <Fingerprint key="hash" hash={photoHash} />],
          [say('list.reason'), reason],
        ]}
      />
      <CheckPhoto hashes={[photoHash]} />
      <Deeds retained={retained} keepUntil={keepUntil} onDone={onDone} />
    </Box>
  );
}

function Deeds({ retained, keepUntil, onDone }: Props) {
  const say = useSay();
  const mayKeep = useMay(SAMPLES_KEEP);
  const { busy, act } = useActing();
  const [asked, ask] = useState<RetainedEvent | undefined>();
  const isTooSoon = isKeptStill(keepUntil, new Date());
  const send = async (reason: string): Promise<void> => {
    const body = { version: retained.version, event: asked, reason };
    if (!(await act({ method: 'post', path: `/vetting/retained/${retained.id}`, body }))) return;
    ask(undefined);
    onDone();
  };
  if (!mayKeep || retained.allowedEvents.length === 0) return null;
  return (
    <Flex gap={2} wrap="wrap" paddingTop={3}>
      {retained.allowedEvents.map((event) => (
        <Button
          key={event}
          size="S"
          variant="tertiary"
          disabled={event === 'discard' && isTooSoon}
          onClick={() => ask(event)}
        >
          {say(`retained.do.${event}`)}
        </Button>
      ))}
      {isTooSoon && retained.allowedEvents.includes('discard') && (
        <Typography variant="pi" textColor="neutral600">
          {say('retained.soon', { until: keepUntil })}
        </Typography>
      )}
      {asked && (
        <ReasonDialog
          title={say(`retained.do.${asked}`)}
          label={say('list.reason')}
          about={say(`retained.about.${asked}`)}
          busy={busy}
          onClose={() => ask(undefined)}
          onReason={(reason) => void send(reason)}
        />
      )}
    </Flex>
  );
}
