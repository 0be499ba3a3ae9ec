import { Box, Modal, Typography } from '@strapi/design-system';
import { useSay } from './words';

const KEYS = [
  ['j / k', 'key.jk'],
  ['h / l', 'key.hl'],
  ['Enter', 'key.Enter'],
  ['m', 'key.m'],
  ['u', 'key.u'],
  ['Esc', 'key.Esc'],
  ['?', 'key.help'],
] as const;

type Props = { readonly isOpen: boolean; readonly onChange: (open: boolean) => void };

/** What the keys do on the board. */
export function BoardHelp({ isOpen, onChange }: Props) {
  const say = useSay();
  return (
    <Modal.Root open={isOpen} onOpenChange={onChange}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{say('keys')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Box
            tag="dl"
            style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '12px 24px', margin: 0 }}
          >
            {KEYS.map(([key, does]) => [
              <Typography tag="dt" key={key} fontWeight="bold">
                <kbd>{key}</kbd>
              </Typography>,
              <Typography tag="dd" key={does} style={{ margin: 0 }}>
                {say(does)}
              </Typography>,
            ])}
          </Box>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
