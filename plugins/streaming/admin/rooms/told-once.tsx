import type { ReactNode } from 'react';
import { Box, Flex, Modal, Typography } from '@strapi/design-system';
import { CopyButton, ScanCode } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';

type Props = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode };

/** Shows something that is told here and never again. */
export function ToldOnce({ title, onClose, children }: Props) {
  const { formatMessage } = useIntl();
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" gap={5} alignItems="stretch">
            {children}
          </Flex>
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

/** The same for a phone. */
export function Scan({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <Flex direction="column" gap={2} alignItems="center">
      <ScanCode text={text} label={label} />
      <Typography variant="pi" textColor="neutral600">
        {label}
      </Typography>
    </Flex>
  );
}
