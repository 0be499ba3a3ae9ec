import { machine } from '@hearth/cms/kernel';
import type { ParcelEvent, ParcelState } from '../../contract';

/** The way of a parcel (包裹). Another number begins its way anew, as long as it has not arrived. */
export const parcelMachine = machine<ParcelState, ParcelEvent>({
  name: 'shop.parcel',
  initial: 'sent',
  final: ['delivered', 'returned'],
  states: {
    sent: { move: 'moving', deliver: 'delivered', trouble: 'stuck', 'send-back': 'returning', correct: 'sent' },
    moving: { deliver: 'delivered', trouble: 'stuck', 'send-back': 'returning', correct: 'sent' },
    stuck: { move: 'moving', deliver: 'delivered', 'send-back': 'returning', correct: 'sent' },
    returning: { 'come-back': 'returned', deliver: 'delivered' },
    delivered: {},
    returned: {},
  },
});
