import type { FormEvent, ReactNode } from 'react';
import { Button, Flex, Modal } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

/** A sheet at the side leaves the list in sight; on a phone it takes the whole screen. */
const Side = styled(Modal.Content)`
  inset-block: 0;
  inset-inline: auto 0;
  transform: none;
  width: min(480px, 100vw);
  max-width: none;
  height: 100dvh;
  max-height: none;
  border-radius: 0;
  display: flex;
  form {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  /* The design system lets the foot grow as well, and it would take half of the sheet. */
  form > :first-child,
  form > :last-child {
    flex: 0 0 auto;
  }
  form > :nth-child(2) {
    flex: 1 1 0;
    max-height: none;
    min-height: 0;
  }
`;

type Props = {
  readonly title: string;
  /** Missing for whoever may only look. */
  readonly action: string | undefined;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** A form at the side of the page: Enter sends it, Escape leaves it. */
export function SideSheet({ title, action, busy, onClose, onSubmit, children }: Props) {
  const { formatMessage } = useIntl();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Side>
        <form onSubmit={send}>
          <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" gap={5} alignItems="stretch">
              {children}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Modal.Close>
              <Button variant="tertiary">{formatMessage({ id: 'cms.reach.close' })}</Button>
            </Modal.Close>
            {action !== undefined && (
              <Button type="submit" loading={busy}>
                {action}
              </Button>
            )}
          </Modal.Footer>
        </form>
      </Side>
    </Modal.Root>
  );
}
