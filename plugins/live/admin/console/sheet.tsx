import { useState, type FormEvent, type ReactNode } from 'react';
import { DarkSheet, Press, useShown } from '@hearth/cms/reach';
import { Mark } from './look';
import { useSay } from './words';

type Props = {
  readonly title: string;
  readonly action: string;
  readonly onClose: () => void;
  /** Sends it; true closes the sheet, false leaves what was written. */
  readonly onSend: () => Promise<boolean>;
  readonly canSend?: boolean;
  /** What the host said when it refused; said here, since a sheet lies over everything else that is told. */
  readonly refusal?: string | undefined;
  /** Something was sent by another button than the form's own. */
  readonly hasTried?: boolean;
  readonly children: ReactNode;
};

/** A form that lies over the console: Enter sends it, Escape leaves it, and nothing that was written is lost by a refusal. */
export function FormSheet({
  title,
  action,
  onClose,
  onSend,
  canSend = true,
  refusal,
  hasTried = false,
  children,
}: Props) {
  const say = useSay();
  const sheet = useShown();
  const [isBusy, setBusy] = useState(false);
  // What was refused before this sheet was opened is not its matter.
  const [wasSent, sent] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || !canSend) return;
    setBusy(true);
    sent(true);
    const isDone = await onSend();
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <DarkSheet ref={sheet} onClose={onClose} aria-label={title}>
      <form onSubmit={(event) => void send(event)}>
        <h2>{title}</h2>
        {children}
        {refusal !== undefined && (wasSent || hasTried) && (
          <p role="alert" style={{ marginBottom: '1.6rem' }}>
            <Mark tone="stop">{refusal}</Mark>
          </p>
        )}
        <footer>
          <Press type="button" onClick={onClose}>
            {say('cancel')}
          </Press>
          <Press type="submit" data-main disabled={isBusy || !canSend}>
            {action}
          </Press>
        </footer>
      </form>
    </DarkSheet>
  );
}
