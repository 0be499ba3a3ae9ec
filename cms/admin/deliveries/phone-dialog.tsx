import { useMemo } from 'react';
import { Box, Flex, Modal, Typography } from '@strapi/design-system';
import qrcode from 'qrcode-generator';
import { useIntl } from 'react-intl';
import { Moment } from '../reach/moment';
import { CopyButton } from './copy-button';
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
            <Code text={address} label={say('phone.scan')} />
            <Typography textAlign="center">{say('phone.scan')}</Typography>
            <Typography variant="pi" textColor="neutral600">
              {say('phone.until')} <Moment at={link.expiresAt} />
            </Typography>
            <CopyButton text={address} html={null} what={say('part.link')} />
          </Flex>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

const QUIET = 4;

function Code({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    // The smallest code that holds the text, with room for a scratch.
    const code = qrcode(0, 'M');
    code.addData(text);
    code.make();
    const count = code.getModuleCount();
    const all = Array.from({ length: count * count }, (_, at) => [Math.floor(at / count), at % count] as const);
    const dark = all.filter(([row, column]) => code.isDark(row, column));
    return {
      size: count + 2 * QUIET,
      path: dark.map(([row, column]) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`).join(''),
    };
  }, [text]);
  return (
    // A code is dark on light in every theme: readers of codes know no other.
    <Box style={{ background: '#fff', borderRadius: 8 }}>
      <svg
        role="img"
        aria-label={label}
        width="232"
        height="232"
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
      >
        <path d={path} fill="#1c1917" />
      </svg>
    </Box>
  );
}
