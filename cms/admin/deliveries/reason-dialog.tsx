import type { DeliveryShown } from '../../contract';
import { ReasonDialog as AskReason } from '../reach/reason-dialog';
import { useActing } from '../reach/use-acting';
import { useSay } from './words';

/** What is done to a delivery with nothing but a reason. */
export type ReasonDeed = 'release' | 'cancel' | 'mend' | 'drop' | 'confirm-down';

/** What every dialog about a delivery is handed. */
export type DialogProps = {
  readonly delivery: DeliveryShown;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Asks why; the reason stands in the ledger beside the name. */
export function ReasonDialog({ delivery, deed, onClose, onDone }: DialogProps & { readonly deed: ReasonDeed }) {
  const say = useSay();
  const { busy, act } = useActing();
  const send = async (reason: string): Promise<void> => {
    const body = { version: delivery.version, reason };
    if (await act({ method: 'post', path: `/cms/deliveries/${delivery.id}/${deed}`, body })) onDone();
  };
  return (
    <AskReason
      title={say(`deed.${deed}`)}
      label={say('reason')}
      about={say(`deed.about.${deed}`)}
      busy={busy}
      onClose={onClose}
      onReason={(reason) => void send(reason)}
    />
  );
}
