import type { FormEvent, ReactNode } from 'react';
import { Button, Field, Flex, Modal } from '@strapi/design-system';
import { useIntl } from 'react-intl';

type Props = {
  readonly title: string;
  readonly action: string;
  readonly busy: boolean;
  /** False while something is missing that the browser cannot see. Default true. */
  readonly canSend?: boolean;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  /** Beside the main action: what else may be done. */
  readonly more?: ReactNode;
};

/** A form in a dialog: Enter sends it, Escape leaves it. */
export function FormDialog({ title, action, busy, canSend = true, onClose, onSubmit, children, more }: Props) {
  const { formatMessage } = useIntl();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy && canSend) onSubmit();
  };
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
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
              <Button variant="tertiary">{formatMessage({ id: 'cms.reach.cancel' })}</Button>
            </Modal.Close>
            <Flex gap={2} wrap="wrap" justifyContent="flex-end">
              {more}
              <Button type="submit" loading={busy} disabled={!canSend}>
                {action}
              </Button>
            </Flex>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}

type RowProps = {
  readonly label: string;
  readonly children: ReactNode;
  readonly hint?: string;
  readonly required?: boolean;
};

/** A labelled field of a form. */
export function Row({ label, hint, required = false, children }: RowProps) {
  return (
    <Field.Root width="100%" required={required} {...(hint === undefined ? {} : { hint })}>
      <Field.Label>{label}</Field.Label>
      {children}
      <Field.Hint />
    </Field.Root>
  );
}
