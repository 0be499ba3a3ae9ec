import { Box, Modal, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

type Key = 'j' | 'k' | 'Enter' | 'u' | 'l' | 'x' | 'undo' | '?';

type Props = {
  readonly isOpen: boolean;
  readonly onChange: (open: boolean) => void;
  /** Those of the house's keys that do something here. */
  readonly keys?: readonly Key[];
};

/** What the keys do on this page. */
export function HelpDialog({ isOpen, onChange, keys = ['j', 'k', 'Enter', '?'] }: Props) {
  const { formatMessage } = useIntl();
  return (
    <Modal.Root open={isOpen} onOpenChange={onChange}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{formatMessage({ id: 'cms.reach.help' })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Box
            tag="dl"
            style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '12px 24px', margin: 0 }}
          >
            {keys.map((key) => [
              <Typography tag="dt" key={key} fontWeight="bold">
                <kbd>{key === 'undo' ? 'u' : key}</kbd>
              </Typography>,
              <Typography tag="dd" key={`${key} does`} style={{ margin: 0 }}>
                {formatMessage({ id: `cms.reach.key.${key}` })}
              </Typography>,
            ])}
          </Box>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
