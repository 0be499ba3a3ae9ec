import { useEffect, useState } from 'react';
import { Box, Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { DeadLetter } from '../../contract';
import type { Deeds } from './use-deeds';

type Props = {
  readonly letter: DeadLetter;
  readonly mayRetry: boolean;
  readonly deeds: Deeds;
  readonly onClose: () => void;
};

const LEAST = 2;
const MOST = 200;

/** One letter: what it was given, why it failed, and the two things that can be done about it. */
export function LetterDialog({ letter, mayRetry, deeds, onClose }: Props) {
  const { formatMessage } = useIntl();
  const payload = usePayload(letter.id);
  const [isGivingUp, giveUp] = useState(false);
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
          <Modal.Title>{[letter.what, letter.event].filter(Boolean).join(' · ')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Fact name="error" text={letter.lastError} />
            <Fact name="payload" text={payload ?? '…'} />
            {isGivingUp ? <Reason onGiveUp={(reason) => void deeds.discard(letter.id, reason)} /> : null}
          </Flex>
        </Modal.Body>
        {mayRetry && !isGivingUp ? (
          <Modal.Footer>
            <Button variant="danger-light" onClick={() => giveUp(true)}>
              {formatMessage({ id: 'cms.jobs.discard' })}
            </Button>
            <Button loading={deeds.busy} onClick={() => void deeds.retry([letter.id])}>
              {formatMessage({ id: 'cms.jobs.retry' })}
            </Button>
          </Modal.Footer>
        ) : null}
      </Modal.Content>
    </Modal.Root>
  );
}

function usePayload(id: string): string | undefined {
  const { get } = useFetchClient();
  const { formatMessage } = useIntl();
  const [text, setText] = useState<string | undefined>();
  useEffect(() => {
    const gone = new AbortController();
    get<{ payload: unknown }>(`/cms/jobs/dead/${encodeURIComponent(id)}`, { signal: gone.signal })
      .then(({ data }) => {
        setText(JSON.stringify(data.payload, undefined, 2));
      })
      .catch(() => {
        if (!gone.signal.aborted) setText(formatMessage({ id: 'cms.jobs.gone' }));
      });
    return () => {
      gone.abort();
    };
  }, [get, id, formatMessage]);
  return text;
}

function Fact({ name, text }: { readonly name: 'error' | 'payload'; readonly text: string }) {
  const { formatMessage } = useIntl();
  return (
    <Box>
      <Typography variant="sigma" textColor="neutral600">
        {formatMessage({ id: `cms.jobs.column.${name}` })}
      </Typography>
      <Box background="neutral100" hasRadius padding={3} marginTop={1}>
        <Typography tag="pre" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', userSelect: 'text' }}>
          {text}
        </Typography>
      </Box>
    </Box>
  );
}

/** A reason is asked for, because whoever looks next wants to know why this never happened. */
function Reason({ onGiveUp }: { readonly onGiveUp: (reason: string) => void }) {
  const { formatMessage } = useIntl();
  const [reason, setReason] = useState('');
  const length = reason.trim().length;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography>{formatMessage({ id: 'cms.jobs.discard.hint' })}</Typography>
      <Field.Root name="reason" required hint={formatMessage({ id: 'cms.jobs.reason.hint' })}>
        <Field.Label>{formatMessage({ id: 'cms.jobs.reason' })}</Field.Label>
        <Textarea
          autoFocus
          maxLength={MOST}
          value={reason}
          onChange={(event: { target: { value: string } }) => {
            setReason(event.target.value);
          }}
        />
        <Field.Hint />
      </Field.Root>
      <Flex justifyContent="flex-end">
        <Button
          variant="danger"
          disabled={length < LEAST}
          onClick={() => {
            onGiveUp(reason.trim());
          }}
        >
          {formatMessage({ id: 'cms.jobs.discard' })}
        </Button>
      </Flex>
    </Flex>
  );
}
