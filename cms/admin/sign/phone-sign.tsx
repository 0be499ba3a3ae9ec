import { useState } from 'react';
import { Box, Button, Modal, TextInput, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Row } from '../reach/dialog';
import { Moment } from '../reach/moment';
import { useActing } from '../reach/use-acting';
import type { Which } from '../review/reader';
import { PinDialog } from './pin-dialog';
import { useSay } from './words';

type Given = { readonly url: string | null; readonly sentTo: string | null; readonly expiresAt: string };

/** Takes a signature to one's phone (手机签发): a link that works once, for exactly these words and this level. */
export function PhoneSign({ of: { documentId, locale } }: { readonly of: Which }) {
  const say = useSay();
  const [given, give] = useState<Given>();
  const [wantsPin, askPin] = useState(false);
  const { busy, act } = useActing((code) => {
    if (code === 'SIGN.NO_PIN') askPin(true);
  });
  const ask = async (): Promise<void> => {
    const done = await act<Given>({ method: 'post', path: '/cms/sign-links', body: { documentId, locale } });
    if (done) give(done.value);
  };
  return (
    <>
      <Button variant="tertiary" loading={busy} onClick={() => void ask()}>
        {say('phone')}
      </Button>
      {wantsPin && (
        <PinDialog
          onClose={() => askPin(false)}
          onSet={() => {
            askPin(false);
            void ask();
          }}
        />
      )}
      {given && <LinkDialog given={given} onClose={() => give(undefined)} />}
    </>
  );
}

function LinkDialog({
  given: { url, sentTo, expiresAt },
  onClose,
}: {
  readonly given: Given;
  readonly onClose: () => void;
}) {
  const { formatMessage } = useIntl();
  const say = useSay();
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
          <Modal.Title>{say('phone')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Typography tag="p" paddingBottom={3}>
            {sentTo === null ? say('notSent') : say('sent', { to: sentTo })}
          </Typography>
          {url !== null && (
            <Row label={say('link')} hint={say('link.hint')}>
              <TextInput
                readOnly
                value={url}
                onFocus={(event: { target: { select(): void } }) => event.target.select()}
              />
            </Row>
          )}
          <Box paddingTop={3}>
            <Typography textColor="neutral600">
              {say('until')} <Moment at={expiresAt} />
            </Typography>
          </Box>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
