import {
  lotClass,
  type LotOfOrder,
  type NamedLot,
  type RecordStep,
  type TraceStep,
  type WithdrawReason,
} from '../../contract';
import type { EpcisEvent } from '../../contract';

/** A lot, as far as events about it go. */
export type TracedLot = NamedLot & {
  readonly product: string;
  readonly bestBefore: string | null;
  readonly quantity: number;
};

/** Stations write by one clock. */
const ZONE = '+08:00';

const headOf = (id: string, at: Date) =>
  ({ eventID: `urn:uuid:${id}`, eventTime: at.toISOString(), eventTimeZoneOffset: ZONE }) as const;

const someOf = (lot: NamedLot, quantity: number) => [{ epcClass: lotClass(lot), quantity }];

/** The event of a step that somebody writes down. */
export function stepEvent(lot: TracedLot, { id, step, at, place, quantity, gln, sscc }: RecordStep): EpcisEvent {
  const where = {
    'hearth:place': place,
    ...(gln === null ? {} : { readPoint: { id: `https://id.gs1.org/414/${gln}` } }),
  };
  const head = { ...headOf(id, new Date(at)), ...where };
  const quantityList = someOf(lot, quantity);
  switch (step) {
    case 'harvest':
      return {
        ...head,
        type: 'ObjectEvent',
        action: 'ADD',
        bizStep: 'commissioning',
        disposition: 'active',
        quantityList,
        ilmd: {
          'cbvmda:lotNumber': lot.code,
          ...(lot.bestBefore === null ? {} : { 'cbvmda:bestBeforeDate': lot.bestBefore }),
        },
      };
    case 'pack':
      return {
        ...head,
        type: 'AggregationEvent',
        action: 'ADD',
        bizStep: 'packing',
        disposition: 'in_progress',
        // A box without a number is called by the record itself.
        parentID: sscc === null ? `urn:uuid:${id}` : `https://id.gs1.org/00/${sscc}`,
        childQuantityList: quantityList,
      };
    case 'ship':
      return { ...head, ...observed('shipping', 'in_transit'), quantityList };
    case 'receive':
      return { ...head, ...observed('receiving', 'in_progress'), quantityList };
  }
}

const observed = (bizStep: string, disposition: string) =>
  ({ type: 'ObjectEvent', action: 'OBSERVE', bizStep, disposition }) as const;

/** The event of a recall: the whole lot, wherever it is. Why is kept in the house, since a reason may name somebody. */
export const recallEvent = (lot: TracedLot, { id, at }: { readonly id: string; readonly at: Date }): EpcisEvent => ({
  ...{ ...headOf(id, at), ...observed('holding', 'recalled') },
  quantityList: someOf(lot, lot.quantity),
});

/** What an order took. */
export type OrderEvent = {
  readonly order: string;
  readonly at: Date;
  readonly lots: readonly (LotOfOrder & { readonly of: TracedLot })[];
};

const ofOrder = ({ order, at, lots }: OrderEvent) => ({
  // Without an id of its own, so that it is called by what it says, and told twice it is one.
  ...{ eventTime: at.toISOString(), eventTimeZoneOffset: ZONE },
  bizTransactionList: [{ type: 'po', bizTransaction: `urn:uuid:${order}` }],
  quantityList: lots.flatMap(({ of, quantity }) => someOf(of, quantity)),
});

/** The event of a sale. */
export const saleEvent = (sold: OrderEvent): EpcisEvent => ({
  ...ofOrder(sold),
  type: 'TransactionEvent',
  action: 'ADD',
  bizStep: 'retail_selling',
  disposition: 'retail_sold',
});

/** The event of a parcel that left. */
export const parcelEvent = (sent: OrderEvent): EpcisEvent => ({
  ...ofOrder(sent),
  ...observed('shipping', 'in_transit'),
});

/** What declares an event an error: the same event, with when and why. */
export const errorOf = (event: EpcisEvent, reason: WithdrawReason, at: Date): EpcisEvent => ({
  ...event,
  errorDeclaration: { declarationTime: at.toISOString(), reason },
});

const STEPS: Readonly<Record<string, TraceStep>> = {
  commissioning: 'harvest',
  packing: 'pack',
  shipping: 'ship',
  receiving: 'receive',
  retail_selling: 'sell',
};

/** Which step an event tells of, whoever wrote it. */
export function stepOf(bizStep: string | null, disposition: string | null): TraceStep {
  return disposition === 'recalled' ? 'recall' : ((bizStep === null ? undefined : STEPS[bizStep]) ?? 'other');
}

/** Where somebody wrote that it was. */
export function placeOf(body: Readonly<Record<string, unknown>>): string | null {
  const place = body['hearth:place'];
  return typeof place === 'string' && place.length <= 80 ? place : null;
}
