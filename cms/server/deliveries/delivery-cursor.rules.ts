import { readPageCursor, type PageMark } from '../../contract';

/** Where a page of deliveries ended: the moment it is sorted by, to the microsecond, and the id. */
export type DeliveryMark = PageMark;

/** Writes where a page ended so that nobody is tempted to make one up. */
export const deliveryCursor = ({ at, id }: DeliveryMark): string => Buffer.from(`${at} ${id}`).toString('base64url');

/** Reads where a page ended; `undefined` when it is none of ours. */
export const deliveryMark = (cursor: string): DeliveryMark | undefined => readPageCursor(cursor);
