import type { OrderState, OwnParcel } from '@/contract/types';

const WITHOUT: readonly OrderState[] = ['awaiting-payment', 'reserved', 'paid', 'cancelled'];

/** Before it was paid for nothing is packed; a part may leave before the whole order does. */
export const mayHaveParcels = (state: OrderState): boolean => !WITHOUT.includes(state);

const AT_ONCE = 3;

/** The newest few, or all of them. They come newest first. */
export const shownEvents = (events: OwnParcel['events'], isWhole: boolean): OwnParcel['events'] =>
  isWhole ? events : events.slice(0, AT_ONCE);
