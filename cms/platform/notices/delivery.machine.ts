import type { DeliveryEvent, DeliveryState } from '../../contract';
import { machine } from '../../kernel';

/**
 * One notice on one lane to one person or group. `unknown`: it left and nobody answered, so it may have arrived; from there it is
 * proven by other evidence, sent again where that does no harm, or given up for a person to see.
 */
export const deliveryMachine = machine<DeliveryState, DeliveryEvent>({
  name: 'delivery',
  initial: 'queued',
  final: ['sent', 'spared', 'reconciled', 'dead', 'gave-up'],
  states: {
    queued: { claim: 'sending', spare: 'spared' },
    sending: { accept: 'sent', throttle: 'queued', refuse: 'failed', lose: 'unknown' },
    sent: {},
    failed: { claim: 'sending', spare: 'spared', 'give-up': 'dead' },
    dead: { retry: 'queued' },
    unknown: { reconcile: 'reconciled', resend: 'queued', 'give-up': 'gave-up' },
    reconciled: {},
    'gave-up': { retry: 'queued' },
    spared: {},
  },
});
