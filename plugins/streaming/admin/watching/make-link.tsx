import { useState } from 'react';
import { Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, ScanCode, useActing } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import type { Room, WatchLink } from '../../contract';
import { Secret } from '../rooms/key-dialog';
import { useSay } from '../words';

/** Where the app plays a room; a pass lets its bearer in. */
export const addressOf = (playback: string, pass?: string): string =>
  `${window.location.origin}/live/${playback}${pass === undefined ? '' : `?pass=${pass}`}`;

const HOURS = ['3', '12', '24', '168', '720'] as const;

type Props = { readonly room: Room; readonly onClose: () => void; readonly onMade: () => void };
type Made = { readonly link: WatchLink; readonly pass: string };

/** Makes a link for an audience and a time, and shows it, which happens once. */
export function MakeLink({ room, onClose, onMade }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [audience, setAudience] = useState('');
  const [hours, setHours] = useState<string>('24');
  const [made, setMade] = useState<Made | undefined>();
  const send = async (): Promise<void> => {
    const body = { audience: audience.trim(), hours: Number(hours) };
    const done = await act<Made>({ method: 'post', path: `/streaming/rooms/${room.id}/links`, body });
    if (!done) return;
    onMade();
    setMade(done.value);
  };
  if (made) return <ShowLink address={addressOf(room.playbackId ?? '', made.pass)} onClose={onClose} />;
  return (
    <FormDialog
      title={say('link.make')}
      action={say('link.make.do')}
      busy={busy}
      canSend={audience.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('link.audience')} hint={say('link.audience.hint')} required>
        <TextInput
          value={audience}
          maxLength={100}
          autoFocus
          autoComplete="off"
          onChange={({ target }: { readonly target: { readonly value: string } }) => setAudience(target.value)}
        />
      </Row>
      <Choice
        label={say('link.hours')}
        value={hours}
        options={HOURS.map((one): [string, string] => [one, say(`link.hours.${one}`)])}
        onChange={setHours}
      />
    </FormDialog>
  );
}

function ShowLink({ address, onClose }: { readonly address: string; readonly onClose: () => void }) {
  const say = useSay();
  const { formatMessage } = useIntl();
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
          <Modal.Title>{say('link.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" gap={5} alignItems="stretch">
            <Typography>{say('link.once')}</Typography>
            <Secret name={say('link.title')} text={address} />
            <Flex direction="column" gap={2} alignItems="center">
              <ScanCode text={address} label={say('link.scan')} />
              <Typography variant="pi" textColor="neutral600">
                {say('link.scan')}
              </Typography>
            </Flex>
          </Flex>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
