import { machine } from '@hearth/cms/kernel';
import type { OfferEvent, OfferState } from '../../contract';

/** An offer (报价) is opened once and closed once. Another price is another offer: what a buyer saw never changes behind them. */
export const offerMachine = machine<OfferState, OfferEvent>({
  name: 'offer',
  initial: 'draft',
  states: {
    draft: { open: 'open', close: 'closed' },
    open: { close: 'closed' },
    closed: {},
  },
});
