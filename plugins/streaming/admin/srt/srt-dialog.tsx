import { Flex, Modal, Typography } from '@strapi/design-system';
import { ScanCode } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import type { Srt } from '../../contract';
import { Secret } from '../rooms/key-dialog';
import { useSay } from '../words';

type Props = { readonly srt: Srt; readonly passphrase: string; readonly onClose: () => void };

/**
 * The address of SRT with its passphrase, shown here and never again. The latency is left out of it: some encoders count it in milliseconds and some in
 * microseconds, and the longer one of both sides holds, which is ours.
 */
export function SrtDialog({ srt, passphrase, onClose }: Props) {
  const say = useSay();
  const { formatMessage } = useIntl();
  const whole = `${srt.server}?mode=caller&passphrase=${encodeURIComponent(passphrase)}`;
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
          <Modal.Title>{say('srt.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" gap={5} alignItems="stretch">
            <Typography>{say('srt.once')}</Typography>
            <Secret name={say('srt.whole')} text={whole} />
            <Secret name={say('key.server', { protocol: 'SRT' })} text={srt.server} />
            <Secret name={say('srt.passphrase')} text={passphrase} />
            <Flex direction="column" gap={2} alignItems="center">
              <ScanCode text={whole} label={say('key.scan')} />
              <Typography variant="pi" textColor="neutral600">
                {say('key.scan')}
              </Typography>
            </Flex>
          </Flex>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
