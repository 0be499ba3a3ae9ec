import { Box, Flex, Modal, Typography } from '@strapi/design-system';
import { CopyButton, ScanCode } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import type { Room } from '../../contract';
import { useSay } from '../words';

type Props = {
  readonly room: Room;
  readonly secret: string | null;
  /** Why there is a new one, where nobody asked for it. */
  readonly about?: { readonly title: string; readonly words: string };
  readonly onClose: () => void;
};

/** Server and key of an encoder, for OBS and for a phone. The key is shown here and never again. */
export function KeyDialog({ room, secret, about, onClose }: Props) {
  const say = useSay();
  const { formatMessage } = useIntl();
  const [first] = room.ingest;
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
          <Modal.Title>{about?.title ?? say('key.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {secret === null ? (
            <Typography>{say('key.later')}</Typography>
          ) : (
            <Flex direction="column" gap={5} alignItems="stretch">
              {about && <Typography>{about.words}</Typography>}
              <Typography>{say('key.once')}</Typography>
              {room.ingest.map(({ server, protocol }) => (
                <Secret key={server} name={say('key.server', { protocol: protocol.toUpperCase() })} text={server} />
              ))}
              <Secret name={say('key.key')} text={secret} />
              {first && (
                <Flex direction="column" gap={2} alignItems="center">
                  <ScanCode text={`${first.server}/${secret}`} label={say('key.scan')} />
                  <Typography variant="pi" textColor="neutral600">
                    {say('key.scan')}
                  </Typography>
                </Flex>
              )}
            </Flex>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** A line that is copied whole. */
export function Secret({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <Box>
      <Typography variant="pi" textColor="neutral600">
        {name}
      </Typography>
      <Flex gap={3} paddingTop={1} alignItems="center" justifyContent="space-between">
        <Typography tag="code" style={{ fontFamily: 'ui-monospace, monospace', overflowWrap: 'anywhere' }}>
          {text}
        </Typography>
        <Box shrink={0} style={{ whiteSpace: 'nowrap' }}>
          <CopyButton text={text} what={name} />
        </Box>
      </Flex>
    </Box>
  );
}
