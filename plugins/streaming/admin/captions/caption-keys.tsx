import { Box, Modal, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useSay } from '../words';

const KEYS = [
  ['Enter', 'enter'],
  ['Shift + Enter', 'line'],
  ['Ctrl + 1 … 9', 'phrase'],
  ['Tab', 'tab'],
  ['↑', 'up'],
  ['Ctrl + Z', 'back'],
  ['Esc', 'leave'],
  ['?', 'help'],
] as const;

/** What the keys do at the desk. */
export function CaptionKeys({
  isOpen,
  onChange,
}: {
  readonly isOpen: boolean;
  readonly onChange: (open: boolean) => void;
}) {
  const say = useSay();
  const { formatMessage } = useIntl();
  return (
    <Modal.Root open={isOpen} onOpenChange={onChange}>
      <Modal.Content>
        <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
          <Modal.Title>{say('captions.keys')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Box
            tag="dl"
            style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '12px 24px', margin: 0 }}
          >
            {KEYS.map(([key, word]) => [
              <Typography tag="dt" key={key} fontWeight="bold">
                <kbd>{key}</kbd>
              </Typography>,
              <Typography tag="dd" key={word} style={{ margin: 0 }}>
                {say(`captions.key.${word}`)}
              </Typography>,
            ])}
          </Box>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
