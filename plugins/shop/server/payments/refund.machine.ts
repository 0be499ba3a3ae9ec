import { machine } from '@hearth/cms/kernel';
import type { RefundEvent, RefundState } from '../../contract';

/** The way of a refund (退款单). Its key is written down before the first call; what nobody knows is asked for, never done anew blindly. */
export const refundMachine = machine<RefundState, RefundEvent>({
  name: 'shop.refund',
  initial: 'asked',
  final: ['done', 'failed', 'declined'],
  states: {
    asked: { approve: 'created', decline: 'declined' },
    created: { call: 'calling' },
    calling: { finish: 'done', fail: 'failed', lose: 'unknown' },
    unknown: { query: 'querying', finish: 'done', fail: 'failed' },
    // The provider knows nothing of it: called again, by the same key.
    querying: { finish: 'done', fail: 'failed', lose: 'unknown', call: 'calling' },
    done: {},
    failed: { retry: 'created', decline: 'declined', finish: 'done' },
    declined: {},
  },
});
