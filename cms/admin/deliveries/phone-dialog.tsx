import { Flex, Modal, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Moment } from '../reach/moment';
import { CopyButton } from '../reach/copy-button';
import { ScanCode } from '../reach/scan-code';
import { useSay } from './words';

/** A one-time link as the host answers it. */
export type HandoverLink = { readonly path: string; readonly expiresAt: string };

type Props = { readonly link: HandoverLink; readonly onClose: () => void };

/** The link to the phone as a code to scan: the first device that opens it keeps it. */
export function PhoneDialog({ link, onClose }: Props) {
  const say = useSay();
  const { formatMessage } = useIntl();
  const address = new URL(link.path, window.location.origin).toString();
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
          <Modal.Title>{say('phone')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" gap={4} alignItems="center">
            <ScanCode text={address} label={say('phone.scan')} />
            <Typography textAlign="center">{say('phone.scan')}</Typography>
            <Typography variant="pi" textColor="neutral600">
              {say('phone.until')} <Moment at={link.expiresAt} />
            </Typography>
            <CopyButton text={address} what={say('part.link')} />
          </Flex>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
