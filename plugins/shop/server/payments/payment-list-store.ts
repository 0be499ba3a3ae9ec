import type { Database } from '@hearth/cms/platform';
import { paymentStore, type KeptPayment } from './payment-store';

/** Which payments somebody looks for. */
export type PaymentSearch = {
  readonly station: string;
  readonly state: string | undefined;
  readonly subject: string | undefined;
  readonly after: { readonly at: string; readonly id: string } | undefined;
  readonly limit: number;
};

/** A payment of a list, with the mark where a page ends. */
export type PaymentLine = KeptPayment & { readonly mark: string };

/** Payments, the newest first. */
export async function listPaymentRows(read: Database['read'], search: PaymentSearch): Promise<readonly PaymentLine[]> {
  const { station, state, subject, after, limit } = search;
  const query = read('shop_payment')
    .where({ station, ...(state === undefined ? {} : { state }), ...(subject === undefined ? {} : { subject }) })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  if (after) void query.whereRaw('(created_at, id) < (?::timestamptz, ?::uuid)', [after.at, after.id]);
  const rows = await query.select<{ id: string; mark: string }[]>(
    'id',
    read.raw(`to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS mark`),
  );
  const found = await paymentStore.all(
    read,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, mark }) => {
    const payment = found.get(id);
    return payment ? [{ ...payment, mark }] : [];
  });
}
