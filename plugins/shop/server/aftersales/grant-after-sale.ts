import type { Actor, StaffActor } from '@hearth/cms/contract';
import type { Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { AfterSaleState } from '../../contract';
import { refundSubject } from '../payments/refund-subject';
import type { AfterSaleDeps, SaleRefusal } from './after-sale-deps';
import { saleClock } from './after-sale-deps';
import type { KeptSale, SalePatch } from './after-sale-store';
import { moveAfterSale } from './move-after-sale';
import { weighRefund } from './weigh-refund';

/** Who lets money go: a person, whose limits hold, or the house by a rule or a clock. */
export type Granting = {
  readonly sale: KeptSale;
  readonly by: StaffActor | 'house';
  /** The state whose clock ran out, where one decided. */
  readonly clock?: AfterSaleState;
};

const actorOf = ({ sale, by }: Granting): Actor => (by === 'house' ? saleClock(sale.station) : by);

/** What follows an approval: goods that are still with the buyer come back first, otherwise money goes. The payment is held. */
export async function grantAfterSale(
  deps: AfterSaleDeps,
  tx: Tx,
  granting: Granting,
): Promise<Result<KeptSale, SaleRefusal>> {
  const { sale } = granting;
  if (sale.kind === 'return' && sale.returnNumber === null && !sale.cameBack) {
    return moveAfterSale(deps, tx, { sale, event: 'await-parcel', actor: actorOf(granting) });
  }
  return refundNow(deps, tx, { ...granting, event: 'begin-refund' });
}

type Refunding = Granting & {
  readonly event: 'begin-refund' | 'accept' | 'time-out';
  readonly reason?: string;
  readonly patch?: SalePatch;
};

/** Writes the refund down with its key, in the transaction that decides it; its provider is called afterwards. */
export async function refundNow(
  deps: AfterSaleDeps,
  tx: Tx,
  { event, reason = '', patch = {}, ...granting }: Refunding,
): Promise<Result<KeptSale, SaleRefusal>> {
  const { sale, by, clock } = granting;
  const weight = await weighRefund(deps, tx, { sale, clock });
  const amount = sale.amount + weight.freight;
  const wanted = { kind: 'order', subject: sale.order, amount, reason: WHY, by } as const;
  const refund = await refundSubject(deps.payments, tx, wanted);
  if (!refund.ok) return refund;
  const move = { sale, event, actor: actorOf(granting), reason } as const;
  return moveAfterSale(deps, tx, { ...move, patch: { ...patch, ...weight, refund: refund.value.id } });
}

/** What providers and buyers read beside the money. */
const WHY = '售后退款';
