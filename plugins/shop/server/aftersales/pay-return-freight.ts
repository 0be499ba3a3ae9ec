import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { AfterSaleDeps, SaleRefusal } from './after-sale-deps';
import type { KeptSale } from './after-sale-store';

/** That somebody was paid for the way back, and the bank's number of it. */
export type FreightPaid = { readonly id: string; readonly version: number; readonly reference: string };

/**
 * Notes that the buyer was paid what sending the goods back cost them (登记退货运费). It was owed with the refund; here it leaves the bank, in
 * the books and once.
 */
export async function payReturnFreight(
  deps: AfterSaleDeps,
  actor: StaffActor,
  { id, version, reference }: FreightPaid,
): Promise<Result<KeptSale, SaleRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<KeptSale, SaleRefusal>> => {
    const sale = await deps.sales.hold(tx, id);
    if (sale?.station !== actor.station) return err('AFTERSALES.SALE_NOT_FOUND');
    if (sale.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const { state, returnFreight, freightReference, order, station } = sale;
    if (state !== 'refunded' || returnFreight === 0 || freightReference !== null)
      return err('AFTERSALES.NO_FREIGHT_OWED');
    if (!(await deps.sales.noteFreightPaid(tx, sale, { reference, by: actor.id }))) {
      return err('HEARTH.CHANGED_MEANWHILE');
    }
    await deps.books.post(tx, {
      ...{ station, kind: 'after-sale.freight-paid', ref: order, at: await deps.time.now(tx) },
      entries: [
        { account: 'refund', side: 'debit', fen: returnFreight },
        { account: 'bank', side: 'credit', fen: returnFreight },
      ],
    });
    const facts = { order, amount: returnFreight, reference };
    deps.ledger.append(tx, {
      ...{ actor, action: 'after-sale.freight-paid', subject: id, version: String(version + 1), facts },
    });
    const now = await deps.sales.find(tx, id);
    return ok(now ?? sale);
  });
}
