import type { Actor, StaffActor } from '@hearth/cms/contract';
import { err, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { AfterSaleState } from '../../contract';
import { refundSubject } from '../payments/refund-subject';
import type { AfterSaleDeps, SaleRefusal } from './after-sale-deps';
import { saleClock } from './after-sale-deps';
import { USUAL_POLICY } from './after-sale.rules';
import type { KeptSale, SalePatch } from './after-sale-store';
import { comesBackFirst, isExchange } from './exchange.rules';
import { moveAfterSale } from './move-after-sale';
import { holdReplacement } from './hold-replacement';
import { weighRefund } from './weigh-refund';

/** Who lets money go: a person, whose limits hold, or the house by a rule or a clock. */
export type Granting = {
  readonly sale: KeptSale;
  readonly by: StaffActor | 'house';
  /** The state whose clock ran out, where one decided. */
  readonly clock?: AfterSaleState;
  /** Whoever decides is told when there is nothing to send instead. */
  readonly isStrict?: boolean;
};

const actorOf = ({ sale, by }: Granting): Actor => (by === 'house' ? saleClock(sale.station) : by);

/**
 * What follows an approval: goods that are still with the buyer come back first, otherwise money goes, or other goods do. The payment is held.
 * Where there are none, whoever approves for the merchant is told; what a rule, a clock or an arbiter decides is paid instead.
 */
export async function grantAfterSale(
  deps: AfterSaleDeps,
  tx: Tx,
  granting: Granting,
): Promise<Result<KeptSale, SaleRefusal>> {
  const { isStrict = false } = granting;
  const isShort = isExchange(granting.sale) && !(await holdReplacement(deps, tx, granting.sale));
  if (isShort && isStrict) return err('AFTERSALES.OUT_OF_STOCK');
  const sale = isShort ? { ...granting.sale, refundInstead: true } : granting.sale;
  const patch: SalePatch = isShort ? { refundInstead: true } : {};
  const actor = actorOf(granting);
  const policy = (await deps.shares.policy(tx, sale.station)) ?? USUAL_POLICY;
  if (comesBackFirst(sale, policy)) return moveAfterSale(deps, tx, { sale, event: 'await-parcel', actor, patch });
  if (isExchange(sale)) return moveAfterSale(deps, tx, { sale, event: 'hold-replacement', actor });
  return refundNow(deps, tx, { ...granting, sale, event: 'begin-refund', patch });
}

type Refunding = Granting & {
  readonly event: 'begin-refund' | 'accept' | 'time-out' | 'refund-instead';
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
