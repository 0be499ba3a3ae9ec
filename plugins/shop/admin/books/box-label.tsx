import { useRef } from 'react';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { CopyButton, saveFile, ScanCode } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import { useSay } from './words';

/** On paper there is the label and nothing of the page around it. */
const ONLY_THE_LABEL = `
  @media print {
    body * { visibility: hidden; }
    [data-box-label], [data-box-label] * { visibility: visible; }
    [data-box-label] { position: fixed; inset: 0 auto auto 0; color: #000; }
  }
`;

type Props = { readonly token: string; readonly order: string; readonly onClose: () => void };

/** The code that goes onto the box: whoever scans it sees where each yuan of the order went, and checks it. */
export function BoxLabel({ token, order, onClose }: Props) {
  const say = useSay();
  const { formatMessage } = useIntl();
  const label = useRef<HTMLDivElement>(null);
  const address = `${window.location.origin}/receipts/${token}`;
  const save = (): void => {
    const drawn = label.current?.querySelector('svg');
    if (!drawn) return;
    const text = new XMLSerializer().serializeToString(drawn);
    saveFile(`receipt-${order.slice(-12)}.svg`, new Blob([text], { type: 'image/svg+xml' }));
  };
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <style>{ONLY_THE_LABEL}</style>
        <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
          <Modal.Title>{say('books.label')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="center" gap={4}>
            <Box ref={label} data-box-label="">
              <ScanCode text={address} label={say('books.label.code')} />
              <Typography tag="p" style={{ textAlign: 'center', maxWidth: 232 }}>
                {say('books.label.says')}
              </Typography>
              <Typography tag="p" variant="pi" textColor="neutral600" style={{ textAlign: 'center' }}>
                {order.slice(-12)}
              </Typography>
            </Box>
            <Flex gap={3} wrap="wrap" justifyContent="center">
              <CopyButton text={address} what={say('books.label.address')} />
              <Button variant="tertiary" size="S" onClick={save}>
                {say('books.label.save')}
              </Button>
              <Button size="S" onClick={() => window.print()}>
                {say('books.label.print')}
              </Button>
            </Flex>
          </Flex>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
