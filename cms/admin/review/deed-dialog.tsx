import type { ReviewDeed } from '../../contract';
import { EmergencyDialog } from './emergency-dialog';
import { HoldDialog } from './hold-dialog';
import { ProofDialog } from './proof-dialog';
import { SendBackDialog } from './send-back-dialog';
import { SpikeDialog } from './spike-dialog';
import type { CaseInHand } from './use-case';

/** What every dialog about a manuscript is handed. It stays open after a refusal, with what was typed. */
export type DialogProps = { readonly hand: CaseInHand; readonly onClose: () => void };

/** The dialog of a deed that has one. */
export function DeedDialog({ deed, ...props }: DialogProps & { readonly deed: ReviewDeed }) {
  switch (deed) {
    case 'send_back':
      return <SendBackDialog {...props} />;
    case 'hold':
      return <HoldDialog {...props} />;
    case 'proof':
      return <ProofDialog {...props} />;
    case 'order_emergency':
      return <EmergencyDialog {...props} />;
    case 'spike':
      return <SpikeDialog {...props} />;
    default:
      return null;
  }
}
