/** Where a page of deliveries ended: the moment it is sorted by, to the microsecond, and the id. */
export type DeliveryMark = { readonly at: string; readonly id: string };

const AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Writes where a page ended so that nobody is tempted to make one up. */
export const deliveryCursor = ({ at, id }: DeliveryMark): string => Buffer.from(`${at} ${id}`).toString('base64url');

/** Reads where a page ended; `undefined` when it is none of ours. */
export function deliveryMark(cursor: string): DeliveryMark | undefined {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  // A day that does not exist would be refused by the database.
  return AT.test(at) && ID.test(id) && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined;
}
